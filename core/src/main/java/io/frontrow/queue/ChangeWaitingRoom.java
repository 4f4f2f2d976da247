package io.frontrow.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import reactor.core.publisher.Mono;

/**
 * The operator changes the policy of a waiting room while it runs. Every instance follows within two seconds. It is noted
 * who did so.
 */
public interface ChangeWaitingRoom {

    Mono<Result> change(UserId operatorId, ConcertId concertId, WaitingRoomPolicy policy);

    /** Nobody is let in from now on, everybody keeps their place. */
    Mono<Result> pause(UserId operatorId, ConcertId concertId);

    /** Lets people in again. */
    Mono<Result> resume(UserId operatorId, ConcertId concertId);

    /** In order of precedence of the refusals. */
    sealed interface Result {

        record Changed(WaitingRoom room, RoomCounts counts) implements Result {}

        record UnknownConcert() implements Result {}

        /** The order cannot be changed while people wait, who were told it. */
        record OrderInUse() implements Result {}
    }
}
