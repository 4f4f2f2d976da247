package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.LetIn;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Records the admission in the audit log before it admits the entry, and records as well if there was no room for it.
 */
public final class LetInUseCase implements LetIn {

    private final WaitingRooms rooms;
    private final QueueEntries entries;
    private final AdmissionControl admissions;
    private final OperatorAuditLog auditLog;

    public LetInUseCase(
            WaitingRooms rooms, QueueEntries entries, AdmissionControl admissions, OperatorActions actions, Ids ids) {
        this.rooms = rooms;
        this.entries = entries;
        this.admissions = admissions;
        this.auditLog = new OperatorAuditLog(actions, ids);
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
                .flatMap(found -> found.map(ticket -> entries.state(ticket)
                                .map(standing -> found.filter(_ -> standing instanceof Standing.Waiting)))
                        .orElseGet(() -> Mono.just(found)));
    }

    private Mono<Optional<QueueTicket>> find(Command command) {
        return switch (command.whom()) {
            case Whom.User(var userId) -> entries.find(command.concertId(), userId);
            case Whom.Ticket(var ticketId) -> entries.scanFor(command.concertId(), ticketId);
        };
    }

    private Mono<Result> letIn(Command command, WaitingRoom room, QueueTicket ticket) {
        return auditLog.append(ticket, command.operatorId(), Kind.LET_IN)
                .then(admissions.admitAhead(room, ticket))
                .flatMap(outcome -> result(outcome, command, room, ticket));
    }

    private Mono<Result> result(AheadOfTurn outcome, Command command, WaitingRoom room, QueueTicket ticket) {
        return switch (outcome) {
            case AheadOfTurn.Admitted(var turn) ->
                Mono.just(new Result.Entered(QueueStatus.active(ticket, turn, room.policy())));
            case AheadOfTurn.NotWaiting() -> Mono.just(new Result.UnknownTicket());
            case AheadOfTurn.Full() ->
                auditLog.append(ticket, command.operatorId(), Kind.LET_IN_REFUSED)
                        .thenReturn(new Result.RoomFull());
        };
    }
}
