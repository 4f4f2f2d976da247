package io.frontrow.reservation.port;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All reservations and the claims on seats that they make. This store decides who has a seat, by its own clock. */
public interface Reservations {

    /**
     * Claims all seats of the hold for its user, or none. A seat can be claimed unless there is a claim on it that is
     * paid or within its deadline. Of simultaneous calls for one seat exactly one succeeds.
     */
    Mono<Outcome> reserve(NewReservation reservation);

    /** The user's reservation of that id; another user's is not found. */
    Mono<Optional<Reservation>> find(UserId userId, ReservationId reservationId);

    /** The reservation that the user made from that hold. */
    Mono<Optional<Reservation>> findByHold(UserId userId, HoldId holdId);

    /** The user's reservations, newest first. */
    Mono<Page<Reservation>> list(UserId userId, PageRequest request);

    /**
     * Marks reservations past their deadline as expired and drops their claims. Simultaneous calls mark different ones.
     *
     * @param atMost the size of a batch, 1 … 1,000
     * @return number of reservations marked
     */
    Mono<Integer> expireOverdue(int atMost);

    /**
     * A reservation to be made from a hold.
     *
     * @param newReservationId the id of the reservation, if it is made
     * @param performance of the hold's seats
     * @param entryId the queue entry in whose turn it is made
     * @param limit how many seats of a performance one user may have
     */
    record NewReservation(
            ReservationId newReservationId, Performance performance, SeatHold hold, QueueEntryId entryId, int limit) {}

    /** The refusals in order of precedence. */
    sealed interface Outcome {

        record Reserved(Reservation reservation) implements Outcome {}

        /** A reservation was made from the hold before. */
        record AlreadyReserved(ReservationId reservationId) implements Outcome {}

        /** The deadline of the hold is over. */
        record HoldExpired() implements Outcome {}

        /** The sale has not opened, or the performance has begun. */
        record NotBookable() implements Outcome {}

        /**
         * Some of the seats are reserved or sold.
         *
         * @param taken those seats
         */
        record Taken(SeatNumbers taken) implements Outcome {}

        record OverLimit() implements Outcome {}
    }
}
