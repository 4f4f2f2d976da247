package io.frontrow.catalog;

import io.frontrow.catalog.model.Concert;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Creates a concert, with a waiting room that has the default policy and opens with the sale. For operators. */
public interface CreateConcert {

    /** Creates a concert; empty if the stores do not agree on the rules of its time zone. */
    Mono<Optional<Concert>> create(Command command);

    /**
     * The concert to create.
     *
     * @param timeZone the time zone of the venue, which defines "the day of the performance"
     * @param salesOpenAt time from which seats can be held
     */
    record Command(
            UserId operatorId, String title, String artist, String venue, ZoneId timeZone, Instant salesOpenAt) {}
}
