package io.frontrow.catalog.usecase;

import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.PerformanceSummary;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Mono;

/** Adds a performance with all its seats available. */
public final class CreatePerformanceUseCase implements CreatePerformance {

    private final Performances performances;
    private final Ids ids;

    public CreatePerformanceUseCase(Performances performances, Ids ids) {
        this.performances = performances;
        this.ids = ids;
    }

    @Override
    public Mono<Result> create(Command command) {
        return RunToCompletion.once(() -> performances
                .add(
                        new PerformanceId(ids.next()),
                        command.concertId(),
                        command.startsAt(),
                        command.plan(),
                        By.of(command.operatorId(), ids))
                .map(CreatePerformanceUseCase::result));
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
