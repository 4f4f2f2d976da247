package io.frontrow.seat;

import reactor.core.publisher.Mono;

/** Clears away what holds that ran out have left behind. The seats are free without it. */
public interface TidyHolds {

    /**
     * Tidies the holds of every concert with a date still to come.
     *
     * @return how many held seats were cleared away
     */
    Mono<Long> tidy();
}
