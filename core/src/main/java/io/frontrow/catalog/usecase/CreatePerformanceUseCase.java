package io.frontrow.catalog.usecase;

import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.PerformanceSummary;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorAuditLog;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Mono;

/** Adds a performance with all its seats available. */
public final class CreatePerformanceUseCase implements CreatePerformance {

    private final Performances performances;
    private final OperatorAuditLog auditLog;
    private final Ids ids;

    public CreatePerformanceUseCase(Performances performances, OperatorActions actions, Ids ids) {
        this.performances = performances;
        this.auditLog = new OperatorAuditLog(actions, ids);
        this.ids = ids;
    }

    @Override
    public Mono<Result> create(Command command) {
        return RunToCompletion.once(() -> performances
                .add(new PerformanceId(ids.next()), command.concertId(), command.startsAt(), command.plan())
                .delayUntil(outcome -> recordIfAdded(outcome, command.operatorId()))
                .map(CreatePerformanceUseCase::result));
    }

    private Mono<Void> recordIfAdded(Performances.Addition outcome, UserId operatorId) {
        return outcome instanceof Performances.Addition.Added(var performance)
                ? auditLog.append(operatorId, Kind.CREATE_PERFORMANCE, Subject.of(performance.performanceId()))
                : Mono.empty();
    }

    private static Result result(Performances.Addition outcome) {
        return switch (outcome) {
            case Performances.Addition.Added(var performance) ->
                new Result.Created(PerformanceSummary.of(performance, 0));
            case Performances.Addition.UnknownConcert() -> new Result.UnknownConcert();
            case Performances.Addition.Refused(var why) -> new Result.Refused(why);
        };
    }
}
