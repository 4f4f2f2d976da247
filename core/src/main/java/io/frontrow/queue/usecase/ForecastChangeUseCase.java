package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.ForecastChange;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Makes two forecasts of the same measured rates, which are rates of one turn and stay valid when the policy changes.
 */
public final class ForecastChangeUseCase implements ForecastChange {

    private final WaitingRooms rooms;
    private final RoomStatistics statistics;
    private final Clock clock;

    public ForecastChangeUseCase(WaitingRooms rooms, RoomStatistics statistics, Clock clock) {
        this.rooms = rooms;
        this.statistics = statistics;
        this.clock = clock;
    }

    @Override
    public Mono<Result> forecast(ConcertId concertId, PolicyChange change) {
        return ifPresent(rooms.find(concertId), room -> forecast(room, change), Result.UnknownConcert::new);
    }

    private Mono<Result> forecast(WaitingRoom room, PolicyChange change) {
        return Mono.zip(
                        statistics.counts(room.concertId()),
                        statistics.departureRates(room.concertId()),
                        rooms.salesOpenAt(room.concertId()).map(Optional::orElseThrow))
                .map(read -> forecast(
                        room.policy(), change.appliedTo(room.policy(), read.getT3()), read.getT2(), read.getT1()));
    }

    private Result forecast(WaitingRoomPolicy now, WaitingRoomPolicy changed, DepartureRates rates, RoomCounts counts) {
        return new Result.Known(counts.waiting(), waits(now, rates, counts), waits(changed, rates, counts));
    }

    private Waits waits(WaitingRoomPolicy policy, DepartureRates rates, RoomCounts counts) {
        WaitForecast forecast = new WaitForecast(policy, rates);
        long last = Math.max(0, counts.waiting() - 1);
        return new Waits(
                forecast.estimate(last / 2, counts.active(), clock.instant()),
                forecast.estimate(last, counts.active(), clock.instant()));
    }
}
