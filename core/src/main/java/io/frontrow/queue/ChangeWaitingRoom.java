package io.frontrow.queue;

import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/**
 * Changes the policy of a waiting room while it is in use. Every instance applies it within two seconds. The change is
 * recorded in the audit log. For operators.
 */
public interface ChangeWaitingRoom {

    Mono<Result> change(UserId operatorId, ConcertId concertId, WaitingRoomPolicy policy);

    /** Stops admission; every entry keeps its place. */
    Mono<Result> pause(UserId operatorId, ConcertId concertId);

    /** Continues admission. */
    Mono<Result> resume(UserId operatorId, ConcertId concertId);

    /** In order of precedence of the refusals. */
    sealed interface Result {

        record Changed(WaitingRoom room, RoomCounts counts) implements Result {}

        record UnknownConcert() implements Result {}

        /** The admission order cannot be changed while users wait, since they have been shown it. */
        record OrderInUse() implements Result {}
    }
}
