package io.frontrow.catalog.usecase;

import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Adds the concert together with its waiting room. */
public final class CreateConcertUseCase implements CreateConcert {

    private final Concerts concerts;
    private final Ids ids;

    public CreateConcertUseCase(Concerts concerts, Ids ids) {
        this.concerts = concerts;
        this.ids = ids;
    }

    @Override
    public Mono<Optional<Concert>> create(Command command) {
        return Mono.defer(() -> concerts.agreeOn(command.timeZone()))
                .flatMap(isAgreed -> isAgreed
                        ? add(concertOf(command), command.operatorId()).map(Optional::of)
                        : Mono.just(Optional.empty()));
    }

    private Mono<Concert> add(Concert concert, UserId operatorId) {
        WaitingRoomPolicy policy = WaitingRoomPolicy.opening(concert.salesOpenAt());
        return RunToCompletion.once(
                () -> concerts.add(concert, policy, By.of(operatorId, ids)).thenReturn(concert));
    }

    private Concert concertOf(Command command) {
        return new Concert(
                new ConcertId(ids.next()),
                command.title(),
                command.artist(),
                command.venue(),
                command.timeZone(),
                command.salesOpenAt(),
                null,
                null);
    }
}
