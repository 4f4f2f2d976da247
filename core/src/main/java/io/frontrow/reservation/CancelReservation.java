package io.frontrow.reservation;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Cancels paid seats until the day before the performance and refunds the user the way they paid: once, however often
 * the command is sent. A reservation that is not paid is canceled as a whole, until its deadline, unless a payment by
 * card for it is pending. The seats are for sale again at once. Runs to completion even if the subscriber cancels.
 */
public interface CancelReservation {

    Mono<CancellationOutcome> cancel(Command command);

    /**
     * The seats to cancel.
     *
     * @param seats at least one; null for all remaining seats of the reservation
     */
    record Command(
            UserId userId,
            ReservationId reservationId,
            @Nullable SeatNumbers seats) {}
}
