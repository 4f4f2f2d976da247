package io.frontrow.queue;

import io.frontrow.catalog.model.ConcertId;
import reactor.core.publisher.Mono;

/** Lets in those in front, as many as the policy of their waiting room allows. Safe on every instance at once. */
public interface AdmitWaiting {

    /** Admits into every waiting room of a concert with a date still to come. @return how many were let in */
    Mono<Long> everywhere();

    /** Admits into one waiting room, for when a place in it has become free. @return how many were let in */
    Mono<Long> into(ConcertId concertId);
}
