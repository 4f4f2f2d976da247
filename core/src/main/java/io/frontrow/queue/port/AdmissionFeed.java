package io.frontrow.queue.port;

import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.shared.id.ConcertId;
import reactor.core.publisher.Flux;

/**
 * Publishes the admissions of all instances as they happen. It may miss some, so nothing may depend on it for
 * correctness.
 */
@FunctionalInterface
public interface AdmissionFeed {

    /** The users admitted into the room of a concert from now on. The stream neither ends nor fails; it reconnects. */
    Flux<AdmittedUsers> admittedTo(ConcertId concertId);
}
