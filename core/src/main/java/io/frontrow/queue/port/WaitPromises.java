package io.frontrow.queue.port;

import io.frontrow.queue.model.WaitPromise;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The estimates that waiting entries were told. {@link AdmissionControl#admit} compares them with the wait that
 * followed, and {@link RoomStatistics#counts} says how often they held.
 */
@FunctionalInterface
public interface WaitPromises {

    /**
     * Records promises to entries of one room, as far as they still wait. An entry that was admitted or has left before
     * is not counted.
     *
     * @param promises at most 500
     */
    Mono<Void> record(ConcertId concertId, List<WaitPromise> promises);
}
