package io.frontrow.reservation.port;

import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.shared.id.PerformanceId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads what became of the seats of a performance, for operators. */
public interface PerformanceSales {

    Mono<Optional<SalesSummary>> find(PerformanceId performanceId);
}
