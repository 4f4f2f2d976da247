package io.frontrow.bootstrap;

import io.frontrow.adapter.postgres.PostgresPayments;
import io.frontrow.payment.Pay;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.port.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts payments together. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    @Bean
    Payments payments(DatabaseClient client) {
        return new PostgresPayments(client);
    }

    @Bean
    Pay pay(
            ShowTicket showing,
            QueueTickets tickets,
            Payments payments,
            SeatHolds holds,
            AdmitWaiting admission,
            Ids ids) {
        return new PayUseCase(showing, tickets, payments, holds, admission, ids);
    }
}
