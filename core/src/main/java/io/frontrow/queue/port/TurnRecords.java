package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import reactor.core.publisher.Mono;

/** The turns of entries as the store that decides about reservations and payments knows them. */
@FunctionalInterface
public interface TurnRecords {

    Mono<TurnRecord> find(QueueEntry entry);
}
