package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.AdmitAhead;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorAuditLog;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Records the admission in the audit log before it admits the entry, and records as well if there was no room for it.
 */
public final class AdmitAheadUseCase implements AdmitAhead {

    private final WaitingRooms rooms;
    private final QueueEntries entries;
    private final AdmissionControl admissionControl;
    private final SaleStatuses sales;
    private final RoomMessages messages;
    private final OperatorAuditLog auditLog;

    public AdmitAheadUseCase(
            WaitingRooms rooms,
            QueueEntries entries,
            AdmissionControl admissionControl,
            SaleStatuses sales,
            RoomMessages messages,
            OperatorActions actions,
            Ids ids) {
        this.rooms = rooms;
        this.entries = entries;
        this.admissionControl = admissionControl;
        this.sales = sales;
        this.messages = messages;
        this.auditLog = new OperatorAuditLog(actions, ids);
    }

    @Override
    public Mono<Result> admit(Command command) {
        return RunToCompletion.once(() ->
                ifPresent(rooms.find(command.concertId()), room -> admit(command, room), Result.UnknownConcert::new));
    }

    private Mono<Result> admit(Command command, WaitingRoom room) {
        return ifPresent(waiting(command), entry -> admit(command, room, entry), Result.UnknownEntry::new);
    }

    private Mono<Optional<QueueEntry>> waiting(Command command) {
        return find(command)
                .flatMap(found -> found.map(
                                entry -> entries.state(entry).map(state -> found.filter(_ -> state.isWaiting())))
                        .orElseGet(() -> Mono.just(found)));
    }

    private Mono<Optional<QueueEntry>> find(Command command) {
        return switch (command.whom()) {
            case Whom.User(var userId) -> entries.find(command.concertId(), userId);
            case Whom.Entry(var entryId) -> entries.scanFor(command.concertId(), entryId);
        };
    }

    private Mono<Result> admit(Command command, WaitingRoom room, QueueEntry entry) {
        return Mono.zip(sales.of(room.concertId()), messages.find(room.concertId()))
                .flatMap(shown -> shown.getT1().isClosed()
                        ? Mono.just(new Result.SaleClosed())
                        : admit(
                                command,
                                entry,
                                room,
                                turn -> QueueStatus.active(entry, turn, room.policy(), shown.getT1())
                                        .with(shown.getT2())));
    }

    /** Whatever the status shows was read before, so that nothing can fail after the admission. */
    private Mono<Result> admit(
            Command command, QueueEntry entry, WaitingRoom room, Function<EntryState.Active, QueueStatus> status) {
        return auditLog.append(command.operatorId(), Kind.LET_IN, Subject.of(entry))
                .then(admissionControl.admitAhead(room, entry))
                .flatMap(outcome -> result(outcome, command, entry, status));
    }

    private Mono<Result> result(
            AheadOfTurn outcome, Command command, QueueEntry entry, Function<EntryState.Active, QueueStatus> status) {
        return switch (outcome) {
            case AheadOfTurn.Admitted(var turn) -> Mono.just(new Result.Admitted(status.apply(turn)));
            case AheadOfTurn.NotWaiting() -> Mono.just(new Result.UnknownEntry());
            case AheadOfTurn.Full() ->
                auditLog.append(command.operatorId(), Kind.LET_IN_REFUSED, Subject.of(entry))
                        .thenReturn(new Result.RoomFull());
        };
    }
}
