package io.frontrow.reservation.model;

import io.frontrow.catalog.model.Performance;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the seats of a performance.
 *
 * @param reserved seats that are reserved and not paid yet
 * @param sold seats that are paid and not given back
 * @param revenue the price of the sold seats
 * @param refundsDue refunds that are still to be made: of paid reservations of a canceled performance, and to cards
 * @param refundsDone refunds that have been made
 */
public record SalesSummary(
        Performance performance,
        int reserved,
        int sold,
        Points revenue,
        int refundsDue,
        int refundsDone,
        Optional<Cancellation> cancellation) {

    /**
     * The cancellation of a performance.
     *
     * @param doneAt when nothing was reserved, sold or to be refunded any more; null before that
     */
    public record Cancellation(
            String reason, Instant at, @Nullable Instant doneAt) {}
}
