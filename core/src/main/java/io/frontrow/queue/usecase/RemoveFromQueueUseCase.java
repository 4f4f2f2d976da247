package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.RemoveFromQueue;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Notes the removal, then lets the user's ticket leave. */
public final class RemoveFromQueueUseCase implements RemoveFromQueue {

    private final WaitingRooms rooms;
    private final QueueTickets tickets;
    private final LeaveQueue departure;
    private final OperatorNotes notes;

    public RemoveFromQueueUseCase(
            WaitingRooms rooms, QueueTickets tickets, LeaveQueue departure, OperatorActions actions, Ids ids) {
        this.rooms = rooms;
        this.tickets = tickets;
        this.departure = departure;
        this.notes = new OperatorNotes(actions, ids);
    }

    @Override
    public Mono<Result> remove(Command command) {
        return RunToCompletion.once(() ->
                ifPresent(rooms.find(command.concertId()), _ -> removeFromRoom(command), () -> Result.UNKNOWN_CONCERT));
    }

    private Mono<Result> removeFromRoom(Command command) {
        return ifPresent(live(command), ticket -> remove(command, ticket), () -> Result.UNKNOWN_TICKET);
    }

    private Mono<Optional<QueueTicket>> live(Command command) {
        return tickets.find(command.concertId(), command.userId())
                .flatMap(found -> found.map(ticket -> tickets.standing(ticket)
                                .map(standing -> found.filter(_ -> !(standing instanceof Standing.Gone))))
                        .orElseGet(() -> Mono.just(found)));
    }

    private Mono<Result> remove(Command command, QueueTicket ticket) {
        return notes.onTicket(ticket, command.operatorId(), Kind.REMOVE)
                .then(departure.leave(ticket))
                .map(result -> switch (result) {
                    case LEFT -> Result.REMOVED;
                    case GONE -> Result.UNKNOWN_TICKET;
                });
    }
}
