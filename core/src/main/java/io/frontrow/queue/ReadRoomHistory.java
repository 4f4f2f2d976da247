package io.frontrow.queue;

import io.frontrow.queue.model.RoomHistory;
import io.frontrow.shared.id.ConcertId;
import reactor.core.publisher.Mono;

/** Reads how the counts of a waiting room have changed within the last hour. For operators. */
@FunctionalInterface
public interface ReadRoomHistory {

    Mono<Result> read(ConcertId concertId);

    sealed interface Result {

        record Known(RoomHistory history) implements Result {}

        record UnknownConcert() implements Result {}
    }
}
