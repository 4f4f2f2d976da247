package io.frontrow.queue;

import io.frontrow.catalog.model.ConcertId;
import reactor.core.publisher.Mono;

/** Lets in those in front, as many as the policy of their waiting room allows. Safe on every instance at once. */
public interface AdmitWaiting {

    /**
     * Admits into every waiting room of a concert with a date still to come: seldom, since most may be empty.
     *
     * @return how many were let in
     */
    Mono<Long> everywhere();

    /**
     * Admits into those of the same rooms in which somebody waits, as far as this instance knows.
     *
     * @return how many were let in
     */
    Mono<Long> whereSomebodyWaits();

    /** Notes that somebody has come to wait, or was seen waiting, unless it is known. */
    void expect(ConcertId concertId);

    /** Admits into one waiting room, for when a place in it has become free. @return how many were let in */
    Mono<Long> into(ConcertId concertId);
}
