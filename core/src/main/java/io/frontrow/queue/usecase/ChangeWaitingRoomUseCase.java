package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Records the change in the audit log, stores the policy and applies it by an admission at once. */
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
    public Mono<Result> change(UserId operatorId, ConcertId concertId, WaitingRoomPolicy policy) {
        return inRoom(
                concertId,
                room -> statistics
                        .counts(concertId)
                        .flatMap(counts -> counts.waiting() == 0
                                ? change(operatorId, Kind.CHANGE_POLICY, rooms.change(concertId, policy), room)
                                : changeInUse(operatorId, room, policy)));
    }

    private Mono<Result> changeInUse(UserId operatorId, WaitingRoom room, WaitingRoomPolicy policy) {
        return room.policy().order() == policy.order()
                ? change(operatorId, Kind.CHANGE_POLICY, rooms.changeKeepingOrder(room.concertId(), policy), room)
                : Mono.just(new Result.OrderInUse());
    }

    @Override
    public Mono<Result> pause(UserId operatorId, ConcertId concertId) {
        return inRoom(concertId, room -> change(operatorId, Kind.PAUSE, rooms.setPaused(concertId, true), room));
    }

    @Override
    public Mono<Result> resume(UserId operatorId, ConcertId concertId) {
        return inRoom(concertId, room -> change(operatorId, Kind.RESUME, rooms.setPaused(concertId, false), room));
    }

    private Mono<Result> inRoom(ConcertId concertId, Function<WaitingRoom, Mono<Result>> work) {
        return ifPresent(rooms.find(concertId), work, Result.UnknownConcert::new);
    }

    private Mono<Result> change(UserId operatorId, Kind kind, Mono<Optional<WaitingRoom>> change, WaitingRoom room) {
        return ifPresent(
                auditLog.append(room.concertId(), operatorId, kind).then(change), this::apply, Result.OrderInUse::new);
    }

    private Mono<Result> apply(WaitingRoom changed) {
        return admitWaiting
                .admitInto(changed.concertId())
                .then(statistics.counts(changed.concertId()))
                .map(counts -> changed(changed, counts));
    }

    private static Result changed(WaitingRoom room, RoomCounts counts) {
        return new Result.Changed(room, counts);
    }
}
