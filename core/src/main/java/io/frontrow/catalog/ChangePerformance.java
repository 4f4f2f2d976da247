package io.frontrow.catalog;

import io.frontrow.catalog.model.ScheduleRefusal;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Moves performances to other times and takes them off the sale. For operators. */
public interface ChangePerformance {

    /** Moves a performance to another time. Its reservations stay. */
    Mono<Result> move(UserId operatorId, PerformanceId performanceId, Instant startsAt);

    /** Withdraws a performance of which no seat has ever been reserved. A second call changes nothing. */
    Mono<Result> withdraw(UserId operatorId, PerformanceId performanceId);

    /**
     * Cancels a performance. No seat of it can be reserved or paid once this has returned. Its reservations are
     * canceled and refunded afterwards. A second call changes nothing.
     *
     * @param reason for the record of the operators
     */
    Mono<Result> cancel(UserId operatorId, PerformanceId performanceId, String reason);

    sealed interface Result {

        record Changed() implements Result {}

        record UnknownPerformance() implements Result {}

        /** The performance has been withdrawn or canceled, so that it can be neither moved, withdrawn nor canceled. */
        record NotOnSale() implements Result {}

        /** A seat is or was reserved or sold, so that the performance can be canceled, but not withdrawn. */
        record Sold() implements Result {}

        /** The performance cannot be moved to that time. */
        record Refused(ScheduleRefusal why) implements Result {}
    }
}
