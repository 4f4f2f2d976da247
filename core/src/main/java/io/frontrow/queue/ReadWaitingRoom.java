package io.frontrow.queue;

import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads a waiting room: its policy, its counts, and what may be revealed of the order of the pre-queue. */
public interface ReadWaitingRoom {

    Mono<Result> read(ConcertId concertId);

    sealed interface Result {

        /**
         * The room as it is now.
         *
         * @param revealedSeed the seed that ordered the pre-queue; empty before the opening, and if users are not
         *     shuffled
         * @param sale what can still be bought
         * @param message of the operator to all users of the room
         */
        record Open(
                WaitingRoom room,
                RoomCounts counts,
                Optional<ShuffleSeed> revealedSeed,
                SaleStatus sale,
                Optional<RoomMessage> message)
                implements Result {}

        record UnknownConcert() implements Result {}
    }
}
