package io.frontrow.audit.port;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.shared.id.ConcertId;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Checks of the advising store: deadlines of holds, capacity, queue entries and the order of admission. */
public interface QueueChecks {

    /** Checks the invariants 13 to 15, and 20 as far as it is about turns, for these concerts. */
    Mono<List<AuditCheck>> check(Collection<ConcertId> concertIds);
}
