package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.model.Guards;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.WaitingRooms;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the dates of a concert from those whose turn has not come, if its waiting room's policy says so. */
@Component
final class DatesGuard {
    private final WaitingRooms rooms;
    private final ReadQueueStatus queueStatus;

    DatesGuard(WaitingRooms rooms, ReadQueueStatus queueStatus) {
        this.rooms = rooms;
        this.queueStatus = queueStatus;
    }

    /** Why the dates may not be shown; empty if they may. */
    Mono<Optional<Problem>> refusal(ConcertId concertId, Optional<QueueTicket> ticket) {
        return rooms.find(concertId)
                .flatMap(found -> found.filter(DatesGuard::guardsDates)
                        .map(_ -> refusalByTicket(concertId, ticket))
                        .orElseGet(() -> Mono.just(Optional.empty())));
    }

    private static boolean guardsDates(WaitingRoom room) {
        return room.policy().guards() == Guards.DATES;
    }

    private Mono<Optional<Problem>> refusalByTicket(ConcertId concertId, Optional<QueueTicket> ticket) {
        if (ticket.isEmpty()) {
            return Mono.just(Optional.of(Problem.of(ProblemCode.QUEUE_TOKEN_MISSING)));
        }
        return ticket.get().concertId().equals(concertId)
                ? queueStatus.read(ticket.get()).map(DatesGuard::refusal)
                : Mono.just(Optional.of(TurnProblems.of(new TurnRefusal.OtherConcert())));
    }

    private static Optional<Problem> refusal(ReadQueueStatus.Result result) {
        return switch (result) {
            case ReadQueueStatus.Result.InQueue(var status) -> refusal(status);
            case ReadQueueStatus.Result.Gone() -> Optional.of(TurnProblems.of(new TurnRefusal.TicketGone()));
        };
    }

    private static Optional<Problem> refusal(QueueStatus status) {
        return switch (status.state()) {
            case WAITING -> Optional.of(TurnProblems.of(new TurnRefusal.NotYourTurn(status.ahead())));
            case ACTIVE -> Optional.empty();
        };
    }
}
