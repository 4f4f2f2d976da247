package io.frontrow.queue.port;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.RoomCountsSample;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.WaitPromise;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The ports of a queue's store in one, for tests that need more than one of them. */
public record TestQueue(
        QueueEntries entries,
        AdmissionControl admissions,
        Heartbeats heartbeats,
        RoomStatistics statistics,
        RoomHistories histories,
        WaitPromises promises)
        implements QueueEntries, AdmissionControl, Heartbeats, RoomStatistics, RoomHistories, WaitPromises {

    public static TestQueue of(InMemoryQueue store) {
        return new TestQueue(store, store, store, store, store, store);
    }

    @Override
    public Mono<Joined> join(WaitingRoom room, UserId userId, QueueEntryId newEntryId) {
        return entries.join(room, userId, newEntryId);
    }

    @Override
    public Mono<EntryState> state(QueueEntry entry) {
        return entries.state(entry);
    }

    @Override
    public Mono<EntryState> restore(QueueEntry entry, TurnRecord past) {
        return entries.restore(entry, past);
    }

    @Override
    public Mono<Boolean> leave(QueueEntry entry, LeaveReason why) {
        return entries.leave(entry, why);
    }

    @Override
    public Mono<Optional<QueueEntry>> find(ConcertId concertId, UserId userId) {
        return entries.find(concertId, userId);
    }

    @Override
    public Mono<Optional<QueueEntry>> scanFor(ConcertId concertId, QueueEntryId entryId) {
        return entries.scanFor(concertId, entryId);
    }

    @Override
    public Mono<Admission> admit(WaitingRoom room, Duration pauseMax, int atMost) {
        return admissions.admit(room, pauseMax, atMost);
    }

    /** Admits where a pause of less than an hour between two admissions is normal. */
    public Mono<Admission> admit(WaitingRoom room, int atMost) {
        return admit(room, InMemoryQueue.PAUSE_MAX, atMost);
    }

    @Override
    public Mono<AheadOfTurn> admitAhead(WaitingRoom room, QueueEntry entry) {
        return admissions.admitAhead(room, entry);
    }

    @Override
    public Mono<Eviction> evictIdle(ConcertId concertId, Duration pauseMax, int atMost) {
        return admissions.evictIdle(concertId, pauseMax, atMost);
    }

    @Override
    public Mono<Boolean> record(ConcertId concertId, Collection<UserId> users) {
        return heartbeats.record(concertId, users);
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        return statistics.counts(concertId);
    }

    @Override
    public Mono<DepartureRates> departureRates(ConcertId concertId) {
        return statistics.departureRates(concertId);
    }

    @Override
    public Mono<Boolean> hasOpened(WaitingRoom room) {
        return statistics.hasOpened(room);
    }

    @Override
    public Mono<Instant> storeTime(ConcertId concertId) {
        return statistics.storeTime(concertId);
    }

    @Override
    public Mono<Boolean> sample(ConcertId concertId, Duration interval, int samplesMax) {
        return histories.sample(concertId, interval, samplesMax);
    }

    @Override
    public Mono<List<RoomCountsSample>> samples(ConcertId concertId) {
        return histories.samples(concertId);
    }

    @Override
    public Mono<Void> record(ConcertId concertId, List<WaitPromise> told) {
        return promises.record(concertId, told);
    }
}
