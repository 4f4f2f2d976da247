package io.frontrow.catalog.port;

import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.ScheduleRefusal;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** All performances. Those found may be up to a second old. A change is recorded in the same step, if it is made. */
public interface Performances {

    /** Puts a performance of a concert on sale. Whether it can begin at that time is decided by the store's clock. */
    Mono<Addition> add(PerformanceId performanceId, ConcertId concertId, Instant startsAt, SeatPlan plan, By by);

    /** Moves a performance, if the store's clock and the other performances of the concert allow it. */
    Mono<ChangePerformance.Result> move(PerformanceId performanceId, Instant startsAt, By by);

    /** Withdraws a performance, unless a seat is or was reserved. A simultaneous reservation comes before or after. */
    Mono<ChangePerformance.Result> withdraw(PerformanceId performanceId, By by);

    /** Cancels a performance. Simultaneous reservations and payments come before, or are refused. */
    Mono<ChangePerformance.Result> cancel(PerformanceId performanceId, String reason, By by);

    Mono<Optional<Performance>> find(PerformanceId performanceId);

    /** The performances of the concert that are bookable now by the store's clock, earliest first. */
    Mono<Page<Performance>> bookable(ConcertId concertId, PageRequest request);

    /** All performances of the concert, whatever their state, earliest first. Never stale. */
    Mono<Page<Performance>> ofConcert(ConcertId concertId, PageRequest request);

    /**
     * All performances, whatever their state, that are to come or have begun within a day, earliest first. Never stale.
     */
    Mono<Page<Performance>> current(PageRequest request);

    /** The outcome of adding a performance, in order of precedence of the refusals. */
    sealed interface Addition {

        record Added(Performance performance) implements Addition {}

        record UnknownConcert() implements Addition {}

        record Refused(ScheduleRefusal why) implements Addition {}
    }
}
