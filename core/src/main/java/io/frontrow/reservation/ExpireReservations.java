package io.frontrow.reservation;

import reactor.core.publisher.Mono;

/**
 * Marks reservations past their deadline as expired. Their seats are available even before that. Safe to run on every
 * instance at the same time.
 */
public interface ExpireReservations {

    /**
     * Marks all overdue reservations.
     *
     * @return number of reservations marked
     */
    Mono<Long> expire();
}
