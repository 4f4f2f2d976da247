package io.frontrow.reservation.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Cancels reserved and paid seats. This store decides, by its own clock. */
public interface Cancellations {

    /**
     * Frees the seats for sale and refunds their price, if it is paid, the way it was paid: into the wallet in the same
     * step, to a card as a refund that is still to be settled. All or nothing, and each seat once, however often the
     * call is repeated. Runs to completion even if the subscriber cancels.
     */
    Mono<CancellationOutcome> cancel(Cancellation cancellation);

    /**
     * A user's cancellation of seats.
     *
     * @param newRefundId the id of the refund, if one is made
     * @param newTransferId the id of its transfer, if one is made
     * @param seats null for all remaining seats of the reservation
     */
    record Cancellation(
            RefundId newRefundId,
            TransferId newTransferId,
            UserId userId,
            ReservationId reservationId,
            @Nullable SeatNumbers seats) {}
}
