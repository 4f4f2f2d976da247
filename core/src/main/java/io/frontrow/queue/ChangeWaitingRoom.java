package io.frontrow.queue;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.WaitingRoomPolicy;
import reactor.core.publisher.Mono;

/** The operator changes the policy of a waiting room while it runs. Every instance follows within two seconds. */
public interface ChangeWaitingRoom {

    Mono<ReadWaitingRoom.Result> change(ConcertId concertId, WaitingRoomPolicy policy);
}
