package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.BatchingReservations;
import io.frontrow.adapter.postgres.PostgresCancellations;
import io.frontrow.adapter.postgres.PostgresReservations;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.frontrow.bootstrap.settings.SeatProperties;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.ShowTicket;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ExpireReservations;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.usecase.CancelReservationUseCase;
import io.frontrow.reservation.usecase.ExpireReservationsUseCase;
import io.frontrow.reservation.usecase.ReserveSeatsUseCase;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.port.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts reservations together. */
@Configuration(proxyBeanMethods = false)
public class ReservationConfiguration {

    @Bean
    Reservations reservations(DatabaseClient client, PostgresProperties postgres) {
        return postgres.batching() ? new BatchingReservations(client) : new PostgresReservations(client);
    }

    @Bean
    ReserveSeats reserveSeats(
            ShowTicket tickets,
            Performances performances,
            SeatHolds holds,
            HoldSeats holding,
            Reservations reservations,
            Ids ids,
            SeatProperties seats) {
        return new ReserveSeatsUseCase(tickets, performances, holds, holding, reservations, ids, seats.rules());
    }

    @Bean
    CancelReservation cancelReservation(DatabaseClient client, SeatHolds holds, Ids ids) {
        return new CancelReservationUseCase(new PostgresCancellations(client), holds, ids);
    }

    @Bean
    ExpireReservations expireReservations(Reservations reservations) {
        return new ExpireReservationsUseCase(reservations);
    }
}
