package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.BatchingPayments;
import io.frontrow.adapter.postgres.PostgresPayments;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.payment.EndPaidSession;
import io.frontrow.payment.Pay;
import io.frontrow.payment.port.Payments;
import io.frontrow.payment.usecase.EndPaidSessionUseCase;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.QueueEntries;
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
    EndPaidSession endPaidSession(QueueEntries entries, HeldSeats heldSeats, AdmitWaiting admission) {
        return new EndPaidSessionUseCase(entries, heldSeats, admission);
    }

    @Bean
    Pay pay(
            ShowTicket turns,
            Payments payments,
            EndPaidSession ending,
            Ids ids,
            PayUseCase.Cards cards,
            PaymentModule module) {
        return new PayUseCase(turns, payments, ending, ids, module.url().map(_ -> cards));
    }
}
