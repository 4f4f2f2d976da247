package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.PostgresConcerts;
import io.frontrow.adapter.postgres.PostgresPerformances;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.catalog.usecase.CreateConcertUseCase;
import io.frontrow.catalog.usecase.CreatePerformanceUseCase;
import io.frontrow.queue.ShowTicket;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.ListPerformances;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.seat.usecase.ListPerformancesUseCase;
import io.frontrow.shared.port.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the catalog together. */
@Configuration(proxyBeanMethods = false)
public class CatalogConfiguration {

    @Bean
    Concerts concerts(DatabaseClient client) {
        return new PostgresConcerts(client);
    }

    @Bean
    Performances performances(DatabaseClient client) {
        return new PostgresPerformances(client);
    }

    @Bean
    CreateConcert createConcert(Concerts concerts, Ids ids) {
        return new CreateConcertUseCase(concerts, ids);
    }

    @Bean
    CreatePerformance createPerformance(Performances performances, Ids ids) {
        return new CreatePerformanceUseCase(performances, ids);
    }

    @Bean
    ListPerformances listPerformances(
            WaitingRooms rooms, ShowTicket tickets, Performances performances, SeatHolds holds, SeatClaims claims) {
        return new ListPerformancesUseCase(rooms, tickets, performances, holds, claims);
    }
}
