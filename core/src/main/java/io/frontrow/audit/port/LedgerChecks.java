package io.frontrow.audit.port;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Checks of the store that decides: claims, money, idempotency keys, states, the seal, deadlines, events, its connections. */
public interface LedgerChecks {

    /** The checks that this store makes alone, each a query that should return no row: 1 to 6, 8, 10, 11 and 16 to 18. */
    Mono<List<AuditCheck>> check();

    /** Those of the held seats, in words, that were paid for more than five seconds ago by this store's clock. */
    Mono<List<String>> heldAfterPayment(Map<PerformanceId, SeatNumbers> held);
}
