package io.frontrow.queue.usecase;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.Heartbeats;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collects the heartbeats that this instance sees. If a write fails, the next heartbeat of the same entry is due at
 * once. An admission follows if a user comes back to whom the turn has come meanwhile.
 */
public final class RecordHeartbeatsUseCase implements RecordHeartbeats {

    private static final Duration INTERVAL_MAX = Duration.ofSeconds(5);
    private static final int BATCH = 500;
    private static final int ROOM_CONCURRENCY = 16;

    /** More entries at once than an instance can serve; about 30 MB. */
    private static final int HEARTBEATS_MAX = 200_000;

    private final WaitingRooms rooms;
    private final Heartbeats heartbeats;
    private final AdmitWaiting admitWaiting;
    private final Clock clock;
    private final Set<Heartbeat> noted = ConcurrentHashMap.newKeySet();
    private final Map<Heartbeat, Instant> written = new ConcurrentHashMap<>();

    public RecordHeartbeatsUseCase(WaitingRooms rooms, Heartbeats heartbeats, AdmitWaiting admitWaiting, Clock clock) {
        this.rooms = rooms;
        this.heartbeats = heartbeats;
        this.admitWaiting = admitWaiting;
        this.clock = clock;
    }

    @Override
    public void note(QueueEntry entry) {
        if (noted.size() < HEARTBEATS_MAX) {
            noted.add(new Heartbeat(entry.concertId(), entry.userId()));
        }
    }

    @Override
    public Mono<Void> comeBack(QueueEntry entry) {
        return record(entry.concertId(), List.of(entry.userId()));
    }

    @Override
    public Mono<Void> flush() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            written.values().removeIf(at -> isPast(at, now));
            return Flux.fromIterable(drainNoted().entrySet())
                    .flatMapDelayError(room -> write(room.getKey(), room.getValue(), now), ROOM_CONCURRENCY, 1)
                    .then();
        });
    }

    /** A write that lies in the future counts as past too: the clock has been set back since. */
    private static boolean isPast(Instant at, Instant now) {
        return at.isAfter(now) || !at.plus(INTERVAL_MAX).isAfter(now);
    }

    private Map<ConcertId, List<Heartbeat>> drainNoted() {
        Map<ConcertId, List<Heartbeat>> drained = new HashMap<>();
        noted.removeIf(heartbeat -> drained.computeIfAbsent(heartbeat.concertId(), _ -> new ArrayList<>())
                .add(heartbeat));
        return drained;
    }

    private Mono<Void> write(ConcertId concertId, List<Heartbeat> all, Instant now) {
        return rooms.find(concertId)
                .flatMapMany(room -> Flux.fromIterable(due(all, interval(room), now)))
                .buffer(BATCH)
                .concatMap(batch -> write(concertId, batch))
                .then();
    }

    private static Duration interval(Optional<WaitingRoom> room) {
        return room.map(found -> found.policy().idle().dividedBy(3))
                .filter(third -> third.compareTo(INTERVAL_MAX) < 0)
                .orElse(INTERVAL_MAX);
    }

    private List<Heartbeat> due(List<Heartbeat> all, Duration interval, Instant now) {
        List<Heartbeat> due = all.stream()
                .filter(heartbeat ->
                        !written.getOrDefault(heartbeat, Instant.MIN).isAfter(now.minus(interval)))
                .toList();
        due.forEach(heartbeat -> remember(heartbeat, now));
        return due;
    }

    /** A heartbeat that is not remembered is only written more often. */
    private void remember(Heartbeat heartbeat, Instant now) {
        if (written.size() < HEARTBEATS_MAX) {
            written.put(heartbeat, now);
        }
    }

    private Mono<Void> write(ConcertId concertId, List<Heartbeat> batch) {
        List<UserId> users = batch.stream().map(Heartbeat::userId).toList();
        return record(concertId, users).doOnError(_ -> written.keySet().removeAll(batch));
    }

    private Mono<Void> record(ConcertId concertId, List<UserId> users) {
        return heartbeats
                .record(concertId, users)
                .filter(isAdmissionDue -> isAdmissionDue)
                .flatMap(_ -> admitWaiting.admitInto(concertId))
                .then();
    }

    private record Heartbeat(ConcertId concertId, UserId userId) {}
}
