package io.frontrow.seat;

import io.frontrow.catalog.model.PerformanceSummary;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Lists the bookable performances of a concert, earliest first, each with the number of available seats. The list is
 * public unless the policy of the waiting room guards it too.
 */
public interface ListPerformances {

    Mono<Result> list(Query query);

    /**
     * The performances to list.
     *
     * @param entry the queue entry of the client, if it has one
     */
    record Query(ConcertId concertId, Optional<QueueEntry> entry, PageRequest page) {}

    /** In order of precedence of the refusals. */
    sealed interface Result {

        record Listed(Page<PerformanceSummary> page) implements Result {}

        record UnknownConcert() implements Result {}

        /** The list is guarded, and the client has sent no queue token. */
        record NoEntry() implements Result {}

        /** The list is guarded, and it is not the entry's turn. */
        record NoTurn(TurnRefusal why) implements Result {}
    }
}
