package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.RemoveFromQueue;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorAuditLog;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Records the removal in the audit log before the user's entry leaves the queue. */
public final class RemoveFromQueueUseCase implements RemoveFromQueue {

    private final WaitingRooms rooms;
    private final QueueEntries entries;
    private final LeaveQueue leaveQueue;
    private final OperatorAuditLog auditLog;

    public RemoveFromQueueUseCase(
            WaitingRooms rooms, QueueEntries entries, LeaveQueue leaveQueue, OperatorActions actions, Ids ids) {
        this.rooms = rooms;
        this.entries = entries;
        this.leaveQueue = leaveQueue;
        this.auditLog = new OperatorAuditLog(actions, ids);
    }

    @Override
    public Mono<Result> remove(Command command) {
        return RunToCompletion.once(() ->
                ifPresent(rooms.find(command.concertId()), _ -> removeFromRoom(command), () -> Result.UNKNOWN_CONCERT));
    }

    private Mono<Result> removeFromRoom(Command command) {
        return ifPresent(live(command), entry -> remove(command, entry), () -> Result.UNKNOWN_ENTRY);
    }

    private Mono<Optional<QueueEntry>> live(Command command) {
        return entries.find(command.concertId(), command.userId())
                .flatMap(found -> found.map(entry -> entries.state(entry)
                                .map(state -> found.filter(_ -> !(state instanceof EntryState.Gone))))
                        .orElseGet(() -> Mono.just(found)));
    }

    private Mono<Result> remove(Command command, QueueEntry entry) {
        return auditLog.append(command.operatorId(), Kind.REMOVE, Subject.of(entry))
                .then(leaveQueue.leave(entry, LeaveReason.REMOVED))
                .map(result -> switch (result) {
                    case LeaveQueue.Result.Left() -> Result.REMOVED;
                    case LeaveQueue.Result.Gone _ -> Result.UNKNOWN_ENTRY;
                });
    }
}
