package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.BatchingPayments;
import io.frontrow.adapter.postgres.PostgresPayments;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.payment.EndPaidSession;
import io.frontrow.payment.Pay;
import io.frontrow.payment.PayByCard;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.usecase.EndPaidSessionUseCase;
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
public class PaymentConfiguration {

    @Bean
    Payments payments(DatabaseClient client, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingPayments(client) : new PostgresPayments(client);
    }

    @Bean
    EndPaidSession endPaidSession(QueueTickets tickets, SeatHolds holds, AdmitWaiting admission) {
        return new EndPaidSessionUseCase(tickets, holds, admission);
    }

    @Bean
    Pay pay(
            ShowTicket showing,
            Payments payments,
            EndPaidSession ending,
            Ids ids,
            PayByCard cards,
            PaymentModule module) {
        return new PayUseCase(showing, payments, ending, ids, module.url().map(_ -> cards));
    }
}
