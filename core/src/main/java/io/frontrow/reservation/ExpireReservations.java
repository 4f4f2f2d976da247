package io.frontrow.reservation;

import reactor.core.publisher.Mono;

/** Marks reservations past their deadline as expired. Their seats are free without it. Safe on every instance at once. */
public interface ExpireReservations {

    /** Marks all that are overdue. @return how many were marked */
    Mono<Long> expire();
}
