package io.frontrow.catalog.usecase;

import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.port.Performances;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Leaves the decision to the store, which also decides about the reservations of the performance. */
public final class ChangePerformanceUseCase implements ChangePerformance {

    private final Performances performances;

    public ChangePerformanceUseCase(Performances performances) {
        this.performances = performances;
    }

    @Override
    public Mono<Result> move(PerformanceId performanceId, Instant startsAt) {
        return RunToCompletion.once(() -> performances.move(performanceId, startsAt));
    }

    @Override
    public Mono<Result> withdraw(PerformanceId performanceId) {
        return RunToCompletion.once(() -> performances.withdraw(performanceId));
    }

    @Override
    public Mono<Result> cancel(PerformanceId performanceId, String reason) {
        return RunToCompletion.once(() -> performances.cancel(performanceId, reason));
    }
}
