package io.frontrow.reservation;

import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.shared.id.PerformanceId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads what became of the seats of a performance. For operators. */
public interface ReadPerformanceSales {

    Mono<Optional<Sales>> read(PerformanceId performanceId);

    /**
     * The sales of a performance.
     *
     * @param held seats that are held and not reserved
     */
    record Sales(SalesSummary summary, int held) {

        public int available() {
            return summary.performance().plan().size() - held - summary.reserved() - summary.sold();
        }
    }
}
