package io.frontrow.queue.usecase;

import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.ReadQueueStatus.Result;
import io.frontrow.queue.WatchQueue;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.port.AdmissionFeed;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.LatestStreams;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.polling.PolledSource;
import io.frontrow.shared.polling.PollingObserver;
import io.frontrow.shared.polling.StatePoller;
import io.frontrow.shared.polling.StateUpdate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads the status of each entry as often as its client would poll, and at once when the entry is admitted or something
 * is announced to all users of the room.
 */
public final class WatchQueueUseCase implements WatchQueue {

    private final ReadQueueStatus readQueueStatus;
    private final AdmissionFeed admissions;
    private final RoomAnnouncements announcements;
    private final Clock clock;
    private final Scheduler scheduler;
    private final StatePoller<ConcertId, QueueEntry, Result> poller;
    private final LatestStreams<QueueEntry> streams = new LatestStreams<>(STREAMS_MAX);

    public WatchQueueUseCase(
            ReadQueueStatus readQueueStatus,
            AdmissionFeed admissions,
            SaleStatuses sales,
            RoomMessages messages,
            WaitingRooms rooms,
            PollingObserver observer,
            Clock clock,
            Scheduler scheduler) {
        this.readQueueStatus = readQueueStatus;
        this.admissions = admissions;
        this.announcements = new RoomAnnouncements(sales, messages, rooms);
        this.clock = clock;
        this.scheduler = scheduler;
        this.poller = new StatePoller<>(new EntryStatuses(), observer, clock, scheduler);
    }

    @Override
    public Flux<Event> watch(QueueEntry entry) {
        Flux<Event> events =
                poller.poll(entry).map(WatchQueueUseCase::event).takeUntil(event -> event instanceof Event.Gone);
        return streams.apply(entry, events);
    }

    private static Event event(StateUpdate<Result> update) {
        return switch (update) {
            case StateUpdate.Changed(var _, Result.InQueue(var status), var asOf) -> new Event.Status(status, asOf);
            case StateUpdate.Changed(var _, Result.Gone(var reason), var _) -> new Event.Gone(reason);
            case StateUpdate.KeepAlive() -> new Event.Unchanged();
        };
    }

    private final class EntryStatuses implements PolledSource<ConcertId, QueueEntry, Result> {

        @Override
        public ConcertId group(QueueEntry entry) {
            return entry.concertId();
        }

        @Override
        public Mono<Result> read(QueueEntry entry) {
            return readQueueStatus.read(entry);
        }

        @Override
        public Duration maxAge(Result result) {
            return result instanceof Result.InQueue(var status) ? maxAge(status) : StatePoller.POLL_INTERVAL;
        }

        /** A turn is read more often near its end, so that the end is reported in time. */
        private Duration maxAge(QueueStatus status) {
            Instant endsAt = status.expiresAt();
            long seconds = endsAt == null
                    ? status.pollAfterSeconds()
                    : Duration.between(clock.instant(), endsAt).toSeconds();
            return Duration.ofSeconds(Math.clamp(seconds, QueueStatus.POLL_SECONDS_MIN, status.pollAfterSeconds()));
        }

        @Override
        public Flux<BiPredicate<QueueEntry, Result>> wakeUps(ConcertId concertId) {
            return Flux.merge(
                    admissions.admittedTo(concertId).map(admitted -> (entry, _) -> admitted.include(entry)),
                    announcements
                            .of(concertId, scheduler)
                            .map(announcement -> (_, result) ->
                                    result instanceof Result.InQueue(var status) && announcement.isNewsTo(status)));
        }
    }
}
