package io.frontrow.queue;

import io.frontrow.shared.id.ConcertId;
import reactor.core.publisher.Mono;

/**
 * Admits the entries in front, as many as the policy of their waiting room allows. Safe to run on every instance at the
 * same time.
 */
public interface AdmitWaiting {

    /**
     * Admits into the waiting rooms of all concerts with a performance still to come. It is meant to run seldom, since
     * most rooms may be empty.
     *
     * @return number of entries admitted
     */
    Mono<Long> admitAll();

    /**
     * Admits into those of the same rooms in which users wait, as far as this instance knows.
     *
     * @return number of entries admitted
     */
    Mono<Long> admitWhereWaiting();

    /**
     * Admits into one waiting room, for when a place in it has become free.
     *
     * @return number of entries admitted; 0 if there is no such room
     */
    Mono<Long> admitInto(ConcertId concertId);

    /** Notes that a user waits in the room, for {@link #admitWhereWaiting}. */
    void noteWaiting(ConcertId concertId);
}
