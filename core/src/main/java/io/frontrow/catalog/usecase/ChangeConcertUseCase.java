package io.frontrow.catalog.usecase;

import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorAuditLog;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.time.ZoneId;
import reactor.core.publisher.Mono;

/** Changes a concert, unless the store judges the days of its time zone by other rules. */
public final class ChangeConcertUseCase implements ChangeConcert {

    private final Concerts concerts;
    private final OperatorAuditLog auditLog;

    public ChangeConcertUseCase(Concerts concerts, OperatorActions actions, Ids ids) {
        this.concerts = concerts;
        this.auditLog = new OperatorAuditLog(actions, ids);
    }

    @Override
    public Mono<Result> change(UserId operatorId, ConcertId concertId, ConcertChange change) {
        ZoneId zone = change.timeZone();
        Mono<Boolean> agrees = zone == null ? Mono.just(true) : concerts.agreeOn(zone);
        return agrees.flatMap(isAgreed -> isAgreed
                ? RunToCompletion.once(() -> concerts.change(concertId, change)
                        .delayUntil(result -> recordIfChanged(result, operatorId, concertId)))
                : Mono.just(new Result.TimeZoneDiffers()));
    }

    private Mono<Void> recordIfChanged(Result result, UserId operatorId, ConcertId concertId) {
        return result instanceof Result.Changed
                ? auditLog.append(operatorId, Kind.CHANGE_CONCERT, Subject.of(concertId))
                : Mono.empty();
    }
}
