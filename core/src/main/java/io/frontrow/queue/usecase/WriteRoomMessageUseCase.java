package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.WriteRoomMessage;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorAuditLog;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Mono;

/** Records the change in the audit log before it stores the message. */
public final class WriteRoomMessageUseCase implements WriteRoomMessage {

    private final WaitingRooms rooms;
    private final RoomMessages messages;
    private final OperatorAuditLog auditLog;

    public WriteRoomMessageUseCase(WaitingRooms rooms, RoomMessages messages, OperatorActions actions, Ids ids) {
        this.rooms = rooms;
        this.messages = messages;
        this.auditLog = new OperatorAuditLog(actions, ids);
    }

    @Override
    public Mono<Result> write(Command command) {
        return change(
                command.concertId(),
                command.operatorId(),
                Kind.WRITE_MESSAGE,
                messages.write(command.concertId(), command.text()));
    }

    @Override
    public Mono<Result> remove(UserId operatorId, ConcertId concertId) {
        return change(concertId, operatorId, Kind.REMOVE_MESSAGE, messages.remove(concertId));
    }

    private Mono<Result> change(ConcertId concertId, UserId operatorId, Kind kind, Mono<Void> change) {
        return RunToCompletion.once(() -> ifPresent(
                rooms.find(concertId),
                room -> auditLog.append(operatorId, kind, Subject.of(room.concertId()))
                        .then(change)
                        .thenReturn(Result.DONE),
                () -> Result.UNKNOWN_CONCERT));
    }
}
