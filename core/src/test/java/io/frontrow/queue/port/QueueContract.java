package io.frontrow.queue.port;

import io.frontrow.queue.model.TestRoom;
import io.frontrow.shared.id.ConcertId;
import java.util.UUID;

/** What every store of the queue does. Each test has a concert of its own. */
public abstract class QueueContract
        implements QueueEntriesContract,
                AdmissionContract,
                AdmitAheadContract,
                HeartbeatsContract,
                AwayContract,
                RoomStatisticsContract,
                RoomHistoriesContract,
                WaitPromisesContract,
                QueueRecoveryContract {

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final TestRoom room = TestRoom.of(concertId);

    @Override
    public final ConcertId concertId() {
        return concertId;
    }

    @Override
    public final TestRoom room() {
        return room;
    }
}
