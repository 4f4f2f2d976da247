package io.frontrow.reservation.port;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The performances whose cancellation is not done. The store decides, so that every instance can go on with each. */
public interface CanceledPerformances {

    /** The canceled performances whose cancellation is not done yet, at most {@code atMost}. */
    Mono<List<Unfinished>> unfinished(int atMost);

    /**
     * Cancels at most as many reservations of a canceled performance as there are ids, each once, and refunds those
     * that are paid as a user's cancellation would. Simultaneous calls cancel different ones. A refund that the wallet
     * of its user cannot take is due until {@link #finish} finds that it can.
     *
     * @param newIds the ids of the refunds that are made
     */
    Mono<List<CanceledReservation>> cancelReservations(PerformanceId performanceId, List<NewRefund> newIds);

    /**
     * Makes the refunds that wallets can take now, and records that the cancellation is done, if nothing is reserved,
     * sold, being captured or to be refunded any more.
     *
     * @return whether this call has recorded it
     */
    Mono<Boolean> finish(PerformanceId performanceId);

    record Unfinished(PerformanceId performanceId, ConcertId concertId) {}

    record NewRefund(RefundId refundId, TransferId transferId) {}

    /** A reservation that was canceled, with the hold that it was made of. */
    record CanceledReservation(UserId userId, HoldId holdId) {}
}
