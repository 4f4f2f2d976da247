package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.LetIn;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTickets.Entry;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Notes the admission, then lets in; and notes as well if there was no room at last. */
public final class LetInUseCase implements LetIn {

    private final WaitingRooms rooms;
    private final QueueTickets tickets;
    private final OperatorNotes notes;

    public LetInUseCase(WaitingRooms rooms, QueueTickets tickets, OperatorActions actions, Ids ids) {
        this.rooms = rooms;
        this.tickets = tickets;
        this.notes = new OperatorNotes(actions, ids);
    }

    @Override
    public Mono<Result> letIn(Command command) {
        return RunToCompletion.once(() ->
                ifPresent(rooms.find(command.concertId()), room -> letIn(command, room), Result.UnknownConcert::new));
    }

    private Mono<Result> letIn(Command command, WaitingRoom room) {
        return ifPresent(waiting(command), ticket -> letIn(command, room, ticket), Result.UnknownTicket::new);
    }

    private Mono<Optional<QueueTicket>> waiting(Command command) {
        return find(command)
                .flatMap(found -> found.map(ticket -> tickets.standing(ticket)
                                .map(standing -> found.filter(_ -> standing instanceof Standing.Waiting)))
                        .orElseGet(() -> Mono.just(found)));
    }

    private Mono<Optional<QueueTicket>> find(Command command) {
        return switch (command.whom()) {
            case Whom.User(var userId) -> tickets.find(command.concertId(), userId);
            case Whom.Ticket(var ticketId) -> tickets.find(command.concertId(), ticketId);
        };
    }

    private Mono<Result> letIn(Command command, WaitingRoom room, QueueTicket ticket) {
        return notes.onTicket(ticket, command.operatorId(), Kind.LET_IN)
                .then(tickets.letIn(room, ticket))
                .flatMap(entry -> answer(entry, command, room, ticket));
    }

    private Mono<Result> answer(Entry entry, Command command, WaitingRoom room, QueueTicket ticket) {
        return switch (entry) {
            case Entry.Entered(var session) ->
                Mono.just(new Result.Entered(QueueStatus.active(ticket, session, room.policy())));
            case Entry.NotWaiting() -> Mono.just(new Result.UnknownTicket());
            case Entry.Full() ->
                notes.onTicket(ticket, command.operatorId(), Kind.LET_IN_REFUSED)
                        .thenReturn(new Result.RoomFull());
        };
    }
}
