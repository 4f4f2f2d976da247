package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.reservation.ReadPerformanceSales.Sales;
import io.frontrow.reservation.model.SalesSummary;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A performance as an operator sees it. */
record PerformanceSalesResponse(
        UUID performanceId,
        UUID concertId,
        Instant startsAt,
        int seatsTotal,
        PerformanceState state,
        int available,
        int held,
        int reserved,
        int sold,
        long revenue,
        int refundsDue,
        int refundsDone,
        @Nullable Cancellation cancellation) {
    static PerformanceSalesResponse of(Sales sales) {
        SalesSummary summary = sales.summary();
        Performance performance = summary.performance();
        return new PerformanceSalesResponse(
                performance.performanceId().value(),
                performance.concertId().value(),
                performance.startsAt(),
                performance.plan().size(),
                performance.state(),
                sales.available(),
                sales.held(),
                summary.reserved(),
                summary.sold(),
                summary.revenue().value(),
                summary.refundsDue(),
                summary.refundsDone(),
                summary.cancellation()
                        .map(it -> new Cancellation(it.reason(), it.at(), it.doneAt()))
                        .orElse(null));
    }

    /**
     * The cancellation of the performance.
     *
     * @param doneAt null until everything is refunded
     */
    record Cancellation(String reason, Instant at, @Nullable Instant doneAt) {}
}
