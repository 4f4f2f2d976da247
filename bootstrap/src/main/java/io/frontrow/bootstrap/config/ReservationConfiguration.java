package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.reservation.BatchingReservations;
import io.frontrow.adapter.postgres.reservation.PostgresCancellations;
import io.frontrow.adapter.postgres.reservation.PostgresReservations;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.Reservations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Provides the stores of reservations. */
@Configuration(proxyBeanMethods = false)
public class ReservationConfiguration {

    @Bean
    Reservations reservations(DatabaseClient client, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingReservations(client) : new PostgresReservations(client);
    }

    @Bean
    Cancellations cancellations(DatabaseClient client) {
        return new PostgresCancellations(client);
    }
}
