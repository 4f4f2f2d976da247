package io.frontrow.queue.usecase;

import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.queue.port.RoomStatistics;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Makes the status that a client is shown from the state of its entry. */
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
    Optional<QueueStatus> of(QueueTicket ticket, Standing state, WaitForecast forecast) {
        return switch (state) {
            case Standing.Waiting waiting ->
                Optional.of(QueueStatus.waiting(
                        ticket,
                        waiting,
                        forecast.estimate(waiting.ahead(), waiting.active(), clock.instant()),
                        forecast.policy()));
            case Standing.Active active -> Optional.of(QueueStatus.active(ticket, active, forecast.policy()));
            case Standing.Gone(), Standing.Lost() -> Optional.empty();
        };
    }
}
