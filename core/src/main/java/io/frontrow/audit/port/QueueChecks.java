package io.frontrow.audit.port;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.catalog.model.ConcertId;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Checks of the store that advises: deadlines of holds, sessions and capacity, the order of admission. */
public interface QueueChecks {

    /** The checks that this store makes of these concerts: 13 to 15. */
    Mono<List<AuditCheck>> check(Collection<ConcertId> concertIds);
}
