package io.frontrow.queue.usecase;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ReadQueueStatus.Result;
import io.frontrow.queue.WatchQueue;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.port.Admissions;
import io.frontrow.shared.Allowance;
import io.frontrow.shared.polling.PollingObserver;
import io.frontrow.shared.polling.StatePoller;
import io.frontrow.shared.polling.StateUpdate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads tickets as often as their holders would ask themselves, and those at once who are let in. */
public final class WatchQueueUseCase implements WatchQueue {

    private final ReadQueueStatus reading;
    private final Admissions admissions;
    private final Clock clock;
    private final StatePoller<ConcertId, QueueTicket, Result> watching;
    private final Allowance<QueueTicket> streams = new Allowance<>(STREAMS_MAX);

    public WatchQueueUseCase(
            ReadQueueStatus reading, Admissions admissions, PollingObserver report, Clock clock, Scheduler scheduler) {
        this.reading = reading;
        this.admissions = admissions;
        this.clock = clock;
        this.watching = new StatePoller<>(new Tickets(), report, clock, scheduler);
    }

    @Override
    public Flux<Event> watch(QueueTicket ticket) {
        Flux<Event> events =
                watching.watch(ticket).map(WatchQueueUseCase::event).takeUntil(event -> event instanceof Event.Gone);
        return streams.within(ticket, events, new Event.TooMany());
    }

    private static Event event(StateUpdate<Result> view) {
        return switch (view.now()) {
            case Result.InQueue(var status) when view.isNew() -> new Event.Status(status, view.asOf());
            case Result.InQueue _ -> new Event.Unchanged();
            case Result.Gone() -> new Event.Gone();
        };
    }

    private final class Tickets implements StatePoller.Source<ConcertId, QueueTicket, Result> {

        @Override
        public ConcertId group(QueueTicket ticket) {
            return ticket.concertId();
        }

        @Override
        public Mono<Result> read(QueueTicket ticket) {
            return reading.read(ticket);
        }

        @Override
        public Duration pace(Result result) {
            return result instanceof Result.InQueue(var status) ? pace(status) : StatePoller.POLL_INTERVAL;
        }

        /** Near its end a session is looked at more often, so that the end is not told late. */
        private Duration pace(QueueStatus status) {
            Instant endsAt = status.expiresAt();
            long seconds = endsAt == null
                    ? status.pollAfterSeconds()
                    : Duration.between(clock.instant(), endsAt).toSeconds();
            return Duration.ofSeconds(Math.clamp(seconds, QueueStatus.POLL_SECONDS_MIN, status.pollAfterSeconds()));
        }

        @Override
        public Flux<Predicate<QueueTicket>> urgent(ConcertId concertId) {
            return admissions.into(concertId).map(admitted -> admitted::include);
        }
    }
}
