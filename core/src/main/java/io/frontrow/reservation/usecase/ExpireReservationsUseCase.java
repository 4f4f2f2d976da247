package io.frontrow.reservation.usecase;

import io.frontrow.reservation.ExpireReservations;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.shared.BatchLoop;
import reactor.core.publisher.Mono;

/** Expires batch by batch until a batch is not full. */
public final class ExpireReservationsUseCase implements ExpireReservations {

    private static final int BATCH = 200;

    private final Reservations reservations;

    public ExpireReservationsUseCase(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public Mono<Long> expire() {
        return BatchLoop.count(BATCH, () -> reservations.expireOverdue(BATCH));
    }
}
