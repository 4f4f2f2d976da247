package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The turns of entries as the store that decides about reservations and payments knows them. */
public interface TurnRecords {

    Mono<TurnRecord> find(QueueEntry entry);

    /** The holds from which the user has made reservations in the concert, as long as their deadlines are to come. */
    Mono<ReservedHolds> reservedHolds(ConcertId concertId, UserId userId);

    /**
     * Holds that became reservations.
     *
     * @param unpaid those whose reservations still await payment
     * @param settled those whose reservations were paid or canceled
     */
    record ReservedHolds(List<HoldId> unpaid, List<HoldId> settled) {}
}
