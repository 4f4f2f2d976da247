package io.frontrow.queue.port;

import io.frontrow.queue.model.AdmittedUsers;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queues in memory. Every command is one atomic step. */
public final class InMemoryQueue
        implements QueueEntries,
                AdmissionControl,
                Heartbeats,
                RoomStatistics,
                AdmissionFeed,
                RoomHistories,
                WaitPromises {

    /** The time without admissions after a loss, unless a test says otherwise. */
    public static final Duration GRACE = Duration.ofSeconds(15);

    /** The pause that is normal for admissions which name none. */
    static final Duration PAUSE_MAX = Duration.ofHours(1);

    private final Clock clock;
    private final Duration grace;
    private final Map<ConcertId, InMemoryRoom> rooms = new HashMap<>();

    public InMemoryQueue(Clock clock) {
        this(clock, GRACE);
    }

    public InMemoryQueue(Clock clock, Duration grace) {
        this.clock = clock;
        this.grace = grace;
    }

    @Override
    public Mono<Joined> join(WaitingRoom waitingRoom, UserId userId, QueueEntryId newEntryId) {
        return step(waitingRoom.concertId(), (room, now) -> room.join(waitingRoom, userId, newEntryId, now));
    }

    @Override
    public Mono<EntryState> state(QueueEntry entry) {
        return Mono.fromSupplier(() -> currentState(entry));
    }

    @Override
    public Mono<EntryState> restore(QueueEntry entry, TurnRecord past) {
        return step(entry.concertId(), (room, now) -> room.restore(entry, past, now));
    }

    @Override
    public Mono<Boolean> leave(QueueEntry entry, LeaveReason why) {
        return step(entry.concertId(), (room, now) -> room.leave(entry, why, now));
    }

    @Override
    public Mono<Admission> admit(WaitingRoom waitingRoom, Duration pauseMax, int atMost) {
        return step(waitingRoom.concertId(), (room, now) -> room.admit(waitingRoom, pauseMax, atMost, now));
    }

    /** Admits where a pause of less than an hour between two admissions is normal. */
    public Mono<Admission> admit(WaitingRoom waitingRoom, int atMost) {
        return admit(waitingRoom, PAUSE_MAX, atMost);
    }

    @Override
    public Mono<Optional<QueueEntry>> find(ConcertId concertId, UserId userId) {
        return step(concertId, (room, now) -> room.find(entry -> entry.userId().equals(userId), now));
    }

    @Override
    public Mono<Optional<QueueEntry>> scanFor(ConcertId concertId, QueueEntryId entryId) {
        return step(concertId, (room, now) -> room.find(entry -> entry.entryId().equals(entryId), now));
    }

    @Override
    public Mono<AheadOfTurn> admitAhead(WaitingRoom waitingRoom, QueueEntry entry) {
        return step(waitingRoom.concertId(), (room, now) -> room.admitAhead(waitingRoom, entry, now));
    }

    @Override
    public Mono<Boolean> hasOpened(WaitingRoom waitingRoom) {
        return step(waitingRoom.concertId(), (room, now) -> room.hasOpened(waitingRoom, now));
    }

    @Override
    public Mono<Instant> storeTime(ConcertId concertId) {
        return Mono.fromSupplier(clock::instant);
    }

    @Override
    public Mono<Boolean> record(ConcertId concertId, Collection<UserId> users) {
        return step(concertId, (room, now) -> room.record(users, now));
    }

    @Override
    public Mono<Eviction> evictIdle(ConcertId concertId, Duration pauseMax, int atMost) {
        return step(concertId, (room, now) -> room.evictIdle(pauseMax, atMost, now));
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        return step(concertId, InMemoryRoom::counts);
    }

    @Override
    public Mono<Boolean> sample(ConcertId concertId, Duration interval, int samplesMax) {
        return step(concertId, (room, now) -> room.sample(interval, samplesMax, now));
    }

    @Override
    public Mono<List<RoomCountsSample>> samples(ConcertId concertId) {
        return step(concertId, (room, _) -> room.samples());
    }

    @Override
    public Mono<Void> record(ConcertId concertId, List<WaitPromise> promises) {
        return step(concertId, (room, now) -> room.promise(promises, now)).then();
    }

    @Override
    public Mono<DepartureRates> departureRates(ConcertId concertId) {
        return step(concertId, (room, _) -> room.departureRates());
    }

    @Override
    public synchronized Flux<AdmittedUsers> admittedTo(ConcertId concertId) {
        return room(concertId).admissions();
    }

    /** The state of the entry, for a step that also does something else. */
    public synchronized EntryState currentState(QueueEntry entry) {
        return room(entry.concertId()).state(entry, clock.instant());
    }

    /** Whether the turn of the entry goes on only for what its user holds. */
    public synchronized boolean isPastBaseEnd(QueueEntry entry) {
        return room(entry.concertId()).isPastBaseEnd(entry, clock.instant());
    }

    /** Lets the turn of the user end with the last deadline of what the user holds, or at its base end if later. */
    public synchronized void endTurnWith(ConcertId concertId, UserId userId, Instant lastDeadline) {
        room(concertId).endTurnWith(userId, lastDeadline, clock.instant());
    }

    /** The last heartbeat of the user. */
    public synchronized Optional<Instant> lastHeartbeat(QueueEntry entry) {
        return room(entry.concertId()).lastHeartbeat(entry.userId());
    }

    /** Makes the last heartbeat of the user this old, in a room in which heartbeats were recorded all the time. */
    public synchronized void silence(ConcertId concertId, UserId userId, Duration silence) {
        room(concertId).silence(userId, silence, clock.instant());
    }

    /** Loses all data of a concert. */
    public synchronized void lose(ConcertId concertId) {
        rooms.remove(concertId);
    }

    /** Loses all data of a user of a concert. */
    public synchronized void lose(ConcertId concertId, UserId userId) {
        room(concertId).lose(userId);
    }

    private <T> Mono<T> step(ConcertId concertId, BiFunction<InMemoryRoom, Instant, T> step) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return step.apply(room(concertId), clock.instant());
            }
        });
    }

    private InMemoryRoom room(ConcertId concertId) {
        return rooms.computeIfAbsent(concertId, id -> new InMemoryRoom(id, grace));
    }
}
