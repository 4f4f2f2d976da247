package io.frontrow.queue;

import reactor.core.publisher.Mono;

/** Takes the samples of which {@link ReadRoomHistory} makes the history. Any number of instances may do it. */
@FunctionalInterface
public interface SampleRooms {

    /**
     * Samples the waiting rooms of all concerts with a performance still to come, each at most once in an interval. It
     * must run several times in an interval. A room that cannot be sampled does not keep the others from it.
     */
    Mono<Void> sample();
}
