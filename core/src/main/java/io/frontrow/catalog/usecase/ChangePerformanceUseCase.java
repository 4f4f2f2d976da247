package io.frontrow.catalog.usecase;

import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorAuditLog;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Leaves the decision to the store, which also decides about the reservations of the performance. */
public final class ChangePerformanceUseCase implements ChangePerformance {

    private final Performances performances;
    private final OperatorAuditLog auditLog;

    public ChangePerformanceUseCase(Performances performances, OperatorActions actions, Ids ids) {
        this.performances = performances;
        this.auditLog = new OperatorAuditLog(actions, ids);
    }

    @Override
    public Mono<Result> move(UserId operatorId, PerformanceId performanceId, Instant startsAt) {
        return change(operatorId, performanceId, Kind.MOVE_PERFORMANCE, performances.move(performanceId, startsAt));
    }

    @Override
    public Mono<Result> withdraw(UserId operatorId, PerformanceId performanceId) {
        return change(operatorId, performanceId, Kind.WITHDRAW_PERFORMANCE, performances.withdraw(performanceId));
    }

    @Override
    public Mono<Result> cancel(UserId operatorId, PerformanceId performanceId, String reason) {
        return change(operatorId, performanceId, Kind.CANCEL_PERFORMANCE, performances.cancel(performanceId, reason));
    }

    private Mono<Result> change(UserId operatorId, PerformanceId performanceId, Kind kind, Mono<Result> change) {
        return RunToCompletion.once(() -> change.delayUntil(result -> result instanceof Result.Changed
                ? auditLog.append(operatorId, kind, Subject.of(performanceId))
                : Mono.empty()));
    }
}
