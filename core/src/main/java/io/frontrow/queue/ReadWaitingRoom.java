package io.frontrow.queue;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Seed;
import io.frontrow.queue.model.WaitingRoom;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What goes on in a waiting room: its policy, how many wait and are in, and what may be known of the lobby's order. */
public interface ReadWaitingRoom {

    Mono<Result> read(ConcertId concertId);

    sealed interface Result {

        /**
         * The room as it is now.
         *
         * @param revealedSeed what ordered the lobby; empty before the opening, and if people are not shuffled
         */
        record Open(WaitingRoom room, RoomCounts counts, Optional<Seed> revealedSeed) implements Result {}

        record UnknownConcert() implements Result {}
    }
}
