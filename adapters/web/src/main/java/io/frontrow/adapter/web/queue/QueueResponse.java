package io.frontrow.adapter.web.queue;

import io.frontrow.queue.ReadWaitingRoom.Result.Open;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.PromiseCounts;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public state of a queue.
 *
 * @param opensAt the time before which no user is admitted; null if the waiting room is open
 * @param sessionSeconds length of a turn
 * @param idleSeconds time without a heartbeat after which a turn ends and a waiting entry is away
 * @param awaySeconds time after which an entry that is away is evicted
 * @param reentry what happens to the place of a user who joins again
 * @param seatsTotal seats of the performances to come
 * @param seatsAvailable those of them that are neither reserved nor sold
 * @param soldOut whether all of them are sold
 * @param saleClosed whether no performance is to come
 * @param message of the operator; null if there is none
 * @param promises how often the estimates held that waiting users were told
 * @param seedCommitment the SHA-256 of the seed's bytes in hex; null if the order is FIFO
 * @param seed the seed in hex; null before the opening and if the order is FIFO
 */
record QueueResponse(
        UUID concertId,
        @Nullable Instant opensAt,
        AdmissionOrder order,
        boolean paused,
        int capacity,
        int sessionSeconds,
        int idleSeconds,
        int awaySeconds,
        RejoinPolicy reentry,
        long waiting,
        long active,
        long seatsTotal,
        long seatsAvailable,
        boolean soldOut,
        boolean saleClosed,
        @Nullable MessageResponse message,
        PromiseCounts promises,
        @Nullable String seedCommitment,
        @Nullable String seed) {
    static QueueResponse of(Open open) {
        WaitingRoom room = open.room();
        RoomCounts counts = open.counts();
        return new QueueResponse(
                room.concertId().value(),
                room.policy().opensAt(),
                room.policy().order(),
                room.policy().paused(),
                room.policy().capacity(),
                room.policy().turnSeconds(),
                room.policy().idleSeconds(),
                room.policy().awaySeconds(),
                room.policy().reentry(),
                counts.waiting(),
                counts.active(),
                open.sale().seatsTotal(),
                open.sale().seatsAvailable(),
                open.sale().isSoldOut(),
                open.sale().isClosed(),
                MessageResponse.of(open.message()),
                counts.promises(),
                room.seedCommitment().orElse(null),
                open.revealedSeed().map(ShuffleSeed::hex).orElse(null));
    }
}
