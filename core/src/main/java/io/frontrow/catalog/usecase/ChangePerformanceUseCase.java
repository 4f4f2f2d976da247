package io.frontrow.catalog.usecase;

import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Leaves the decision to the store, which also decides about the reservations of the performance. */
public final class ChangePerformanceUseCase implements ChangePerformance {

    private final Performances performances;
    private final Ids ids;

    public ChangePerformanceUseCase(Performances performances, Ids ids) {
        this.performances = performances;
        this.ids = ids;
    }

    @Override
    public Mono<Result> move(UserId operatorId, PerformanceId performanceId, Instant startsAt) {
        return RunToCompletion.once(() -> performances.move(performanceId, startsAt, By.of(operatorId, ids)));
    }

    @Override
    public Mono<Result> withdraw(UserId operatorId, PerformanceId performanceId) {
        return RunToCompletion.once(() -> performances.withdraw(performanceId, By.of(operatorId, ids)));
    }

    @Override
    public Mono<Result> cancel(UserId operatorId, PerformanceId performanceId, String reason) {
        return RunToCompletion.once(() -> performances.cancel(performanceId, reason, By.of(operatorId, ids)));
    }
}
