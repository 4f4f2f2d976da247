package io.frontrow.queue.port;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.AdmittedUsers;
import reactor.core.publisher.Flux;

/** Tells who is let in, at once and on whichever instance it happens. It may miss some, so nobody may depend on it. */
@FunctionalInterface
public interface Admissions {

    /** Those let into the room of a concert from now on. It neither ends nor fails: what is lost, it sets up again. */
    Flux<AdmittedUsers> into(ConcertId concertId);
}
