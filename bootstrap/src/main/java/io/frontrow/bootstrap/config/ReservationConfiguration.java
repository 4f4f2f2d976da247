package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.reservation.BatchingReservations;
import io.frontrow.adapter.postgres.reservation.PostgresCancellations;
import io.frontrow.adapter.postgres.reservation.PostgresPerformanceSales;
import io.frontrow.adapter.postgres.reservation.PostgresReservations;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.catalog.port.Performances;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.Reservations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the stores of reservations. */
@Configuration(proxyBeanMethods = false)
public class ReservationConfiguration {

    @Bean
    Reservations reservations(SqlExecutor executor, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingReservations(executor) : new PostgresReservations(executor);
    }

    @Bean
    Cancellations cancellations(SqlExecutor executor) {
        return new PostgresCancellations(executor);
    }

    @Bean
    PostgresPerformanceSales performanceSales(SqlExecutor executor, Performances performances) {
        return new PostgresPerformanceSales(executor, performances);
    }
}
