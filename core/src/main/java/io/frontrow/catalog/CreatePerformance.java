package io.frontrow.catalog;

import io.frontrow.catalog.model.PerformanceSummary;
import io.frontrow.catalog.model.ScheduleRefusal;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Puts a performance of a concert on sale. For operators. */
public interface CreatePerformance {

    Mono<Result> create(Command command);

    record Command(UserId operatorId, ConcertId concertId, Instant startsAt, SeatPlan plan) {}

    sealed interface Result {

        record Created(PerformanceSummary performance) implements Result {}

        record UnknownConcert() implements Result {}

        /** The concert cannot have a performance at that time. */
        record Refused(ScheduleRefusal why) implements Result {}
    }
}
