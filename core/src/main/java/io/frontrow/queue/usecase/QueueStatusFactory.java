package io.frontrow.queue.usecase;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.queue.port.RoomStatistics;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Makes the status that a client sees from the state of its entry. */
final class QueueStatusFactory {

    private final RoomStatistics statistics;
    private final Clock clock;

    QueueStatusFactory(RoomStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    Mono<WaitForecast> forecast(WaitingRoom room) {
        return statistics.departureRates(room.concertId()).map(rates -> new WaitForecast(room.policy(), rates));
    }

    /** {@return the status of the entry; empty if the entry is gone} */
    Optional<QueueStatus> status(QueueEntry entry, EntryState state, WaitForecast forecast) {
        return switch (state) {
            case EntryState.Waiting waiting ->
                Optional.of(QueueStatus.waiting(
                        entry,
                        waiting,
                        forecast.estimate(waiting.ahead(), waiting.active(), clock.instant()),
                        forecast.policy()));
            case EntryState.Active active -> Optional.of(QueueStatus.active(entry, active, forecast.policy()));
            case EntryState.Gone(), EntryState.Lost() -> Optional.empty();
        };
    }
}
