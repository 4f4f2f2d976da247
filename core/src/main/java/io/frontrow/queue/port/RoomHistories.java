package io.frontrow.queue.port;

import io.frontrow.queue.model.RoomCountsSample;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** The samples of the counts of waiting rooms, by the clock of the queue's store. They are lost with its data. */
public interface RoomHistories {

    /**
     * Takes a sample of a room, unless one was taken in the current interval. Any number of instances may call it.
     *
     * @param interval the length of an interval; intervals are counted from the epoch
     * @param samplesMax how many samples are kept
     * @return whether this call has taken the sample
     */
    Mono<Boolean> sample(ConcertId concertId, Duration interval, int samplesMax);

    /** The samples of a room, oldest first. */
    Mono<List<RoomCountsSample>> samples(ConcertId concertId);
}
