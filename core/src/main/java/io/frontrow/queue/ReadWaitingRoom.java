package io.frontrow.queue;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import reactor.core.publisher.Mono;

/** What goes on in a waiting room: its policy and how many wait and are in. */
public interface ReadWaitingRoom {

    Mono<Result> read(ConcertId concertId);

    sealed interface Result {

        record Open(WaitingRoom room, RoomCounts counts) implements Result {}

        record UnknownConcert() implements Result {}
    }
}
