package io.frontrow.catalog.usecase;

import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.time.ZoneId;
import reactor.core.publisher.Mono;

/** Changes a concert, unless the store judges the days of its time zone by other rules. */
public final class ChangeConcertUseCase implements ChangeConcert {

    private final Concerts concerts;
    private final Ids ids;

    public ChangeConcertUseCase(Concerts concerts, Ids ids) {
        this.concerts = concerts;
        this.ids = ids;
    }

    @Override
    public Mono<Result> change(UserId operatorId, ConcertId concertId, ConcertChange change) {
        ZoneId zone = change.timeZone();
        Mono<Boolean> agrees = zone == null ? Mono.just(true) : concerts.agreeOn(zone);
        return agrees.flatMap(isAgreed -> isAgreed
                ? RunToCompletion.once(() -> concerts.change(concertId, change, By.of(operatorId, ids)))
                : Mono.just(new Result.TimeZoneDiffers()));
    }
}
