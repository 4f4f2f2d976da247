package io.frontrow.catalog;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceListing;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The bookable dates of a concert, earliest first, each with how many seats are still to be had. Everybody sees them,
 * unless the policy of the waiting room guards the dates as well.
 */
public interface ListPerformances {

    Mono<Result> list(Command command);

    /**
     * Which dates are asked for.
     *
     * @param ticket of whoever asks, if they have one
     */
    record Command(ConcertId concertId, Optional<QueueTicket> ticket, PageRequest page) {}

    /** In order of precedence of the refusals. */
    sealed interface Result {

        record Listed(Page<PerformanceListing> page) implements Result {}

        record UnknownConcert() implements Result {}

        /** The dates are guarded, and no ticket was shown. */
        record NoTicket() implements Result {}

        /** The dates are guarded, and it is not the ticket's turn. */
        record NoTurn(TurnRefusal why) implements Result {}
    }
}
