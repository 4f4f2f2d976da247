package io.frontrow.audit.port;

import io.frontrow.audit.model.AuditCheck;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.shared.id.PerformanceId;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Checks of the deciding store: claims, money, idempotency keys, states, seals, deadlines, events and connections.
 */
public interface LedgerChecks {

    /** Checks the invariants that this store can check alone: 1 to 8, 10, 11 and 16 to 18. */
    Mono<List<AuditCheck>> check();

    /**
     * Finds held seats that were paid for more than 5 seconds ago on the clock of this store.
     *
     * @return descriptions, without personal data
     */
    Mono<List<String>> heldAfterPayment(Map<PerformanceId, SeatNumbers> held);
}
