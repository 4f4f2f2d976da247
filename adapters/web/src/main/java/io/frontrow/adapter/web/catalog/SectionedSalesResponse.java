package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.reservation.model.SectionSales;
import io.frontrow.reservation.model.SectionedSales;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A performance with what became of its seats, for operators.
 *
 * @param held seats that are held and not reserved
 * @param revenue the price of the sold seats
 */
record SectionedSalesResponse(
        UUID performanceId,
        UUID concertId,
        Instant startsAt,
        PerformanceState state,
        int seatsTotal,
        int available,
        int held,
        int reserved,
        int sold,
        long revenue,
        List<OfSection> sections) {
    static SectionedSalesResponse of(SectionedSales sales) {
        Performance performance = sales.performance();
        return new SectionedSalesResponse(
                performance.performanceId().value(),
                performance.concertId().value(),
                performance.startsAt(),
                performance.state(),
                performance.plan().size(),
                sales.available(),
                sales.held(),
                sales.reserved(),
                sales.sold(),
                sales.revenue().value(),
                sales.sections().stream().map(OfSection::of).toList());
    }

    /** The same of one section. */
    record OfSection(
            String name, long price, int seatsTotal, int available, int held, int reserved, int sold, long revenue) {
        static OfSection of(SectionSales sales) {
            return new OfSection(
                    sales.section().name(),
                    sales.section().price().value(),
                    sales.section().size(),
                    sales.available(),
                    sales.held(),
                    sales.reserved(),
                    sales.sold(),
                    sales.revenue().value());
        }
    }
}
