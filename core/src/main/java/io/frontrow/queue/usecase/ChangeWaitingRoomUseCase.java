package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.OperatorAuditLog;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Records the change in the audit log, stores the policy and applies it by an admission at once. Records as well if the
 * store refused the change.
 */
public final class ChangeWaitingRoomUseCase implements ChangeWaitingRoom {

    private final WaitingRooms rooms;
    private final RoomStatistics statistics;
    private final AdmitWaiting admitWaiting;
    private final OperatorAuditLog auditLog;

    public ChangeWaitingRoomUseCase(
            WaitingRooms rooms,
            RoomStatistics statistics,
            AdmitWaiting admitWaiting,
            OperatorActions actions,
            Ids ids) {
        this.rooms = rooms;
        this.statistics = statistics;
        this.admitWaiting = admitWaiting;
        this.auditLog = new OperatorAuditLog(actions, ids);
    }

    @Override
    public Mono<Result> change(Command command) {
        return inRoom(command.concertId(), (room, counts) -> change(command, room, counts));
    }

    /** What can be refused by what is known is refused before it is recorded. The store decides all the same. */
    private Mono<Result> change(Command command, WaitingRoom room, RoomCounts counts) {
        boolean isInUse = counts.waiting() > 0;
        AdmissionOrder wanted = command.change().order();
        if (isInUse && wanted != null && wanted != room.policy().order()) {
            return Mono.just(new Result.Refused(PolicyChangeRefusal.ORDER_IN_USE));
        }
        Mono<WaitingRooms.Change> change =
                rooms.change(room.concertId(), command.change(), command.onlyAtEpochs(), isInUse);
        return auditLog.append(command.operatorId(), Kind.CHANGE_POLICY, Subject.of(room.concertId()))
                .then(change)
                .flatMap(outcome -> switch (outcome) {
                    case WaitingRooms.Change.Changed(var changed) -> apply(changed, counts);
                    case WaitingRooms.Change.Refused(var why) ->
                        auditLog.append(command.operatorId(), Kind.CHANGE_POLICY_REFUSED, Subject.of(room.concertId()))
                                .thenReturn(new Result.Refused(why));
                });
    }

    @Override
    public Mono<Result> pause(UserId operatorId, ConcertId concertId) {
        return setPaused(operatorId, concertId, Kind.PAUSE, true);
    }

    @Override
    public Mono<Result> resume(UserId operatorId, ConcertId concertId) {
        return setPaused(operatorId, concertId, Kind.RESUME, false);
    }

    private Mono<Result> setPaused(UserId operatorId, ConcertId concertId, Kind kind, boolean paused) {
        return inRoom(
                concertId,
                (_, counts) -> ifPresent(
                        auditLog.append(operatorId, kind, Subject.of(concertId))
                                .then(rooms.setPaused(concertId, paused)),
                        changed -> apply(changed, counts),
                        ChangeWaitingRoomUseCase::unknownConcert));
    }

    private Mono<Result> inRoom(ConcertId concertId, BiFunction<WaitingRoom, RoomCounts, Mono<Result>> work) {
        return RunToCompletion.once(() -> ifPresent(
                rooms.find(concertId),
                room -> statistics.counts(concertId).flatMap(counts -> work.apply(room, counts)),
                ChangeWaitingRoomUseCase::unknownConcert));
    }

    private static Result unknownConcert() {
        return new Result.Refused(PolicyChangeRefusal.UNKNOWN_CONCERT);
    }

    /** The policy has changed, even if this fails: jobs admit, too, and the counts before tell enough. */
    private Mono<Result> apply(WaitingRoom changed, RoomCounts before) {
        return admitWaiting
                .admitInto(changed.concertId())
                .then(statistics.counts(changed.concertId()))
                .onErrorReturn(StoreUnavailable.class, before)
                .map(counts -> new Result.Changed(changed, counts));
    }
}
