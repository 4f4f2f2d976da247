package io.frontrow.queue.usecase;

import io.frontrow.queue.forecast.WaitForecast;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Turns a ticket's standing into what its holder is told. */
final class QueueStatuses {

    private final QueueTickets tickets;
    private final Clock clock;

    QueueStatuses(QueueTickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    Mono<WaitForecast> forecast(WaitingRoom room) {
        return tickets.pace(room.concertId()).map(rates -> new WaitForecast(room.policy(), rates));
    }

    /** Tells the status of a ticket, unless it is gone. @return empty if the ticket is gone */
    Optional<QueueStatus> of(QueueTicket ticket, Standing standing, WaitForecast forecast) {
        return switch (standing) {
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
