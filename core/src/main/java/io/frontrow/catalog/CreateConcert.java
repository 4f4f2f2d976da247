package io.frontrow.catalog;

import io.frontrow.catalog.model.Concert;
import java.time.Instant;
import java.time.ZoneId;
import reactor.core.publisher.Mono;

/** The operator announces a concert. It gets a waiting room with the default policy, which opens with the sale. */
public interface CreateConcert {

    Mono<Concert> create(Command command);

    /**
     * What the operator tells of the concert.
     *
     * @param timeZone the venue's, which decides what "the day of the performance" means
     * @param salesOpenAt from when seats can be held
     */
    record Command(String title, String artist, String venue, ZoneId timeZone, Instant salesOpenAt) {}
}
