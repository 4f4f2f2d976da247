package io.frontrow.catalog.usecase;

import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.ConcertId;
import java.time.ZoneId;
import reactor.core.publisher.Mono;

/** Changes a concert, unless the store judges the days of its time zone by other rules. */
public final class ChangeConcertUseCase implements ChangeConcert {

    private final Concerts concerts;

    public ChangeConcertUseCase(Concerts concerts) {
        this.concerts = concerts;
    }

    @Override
    public Mono<Result> change(ConcertId concertId, ConcertChange change) {
        ZoneId zone = change.timeZone();
        Mono<Boolean> agrees = zone == null ? Mono.just(true) : concerts.agreeOn(zone);
        return agrees.flatMap(isAgreed -> isAgreed
                ? RunToCompletion.once(() -> concerts.change(concertId, change))
                : Mono.just(new Result.TimeZoneDiffers()));
    }
}
