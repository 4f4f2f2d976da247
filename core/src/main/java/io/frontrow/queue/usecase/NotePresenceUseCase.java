package io.frontrow.queue.usecase;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.NotePresence;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.WaitingRooms;
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

/** Gathers the signs that this instance sees. A sign that could not be written is given again by the next call. */
public final class NotePresenceUseCase implements NotePresence {

    private static final Duration EVERY_MAX = Duration.ofSeconds(5);
    private static final int BATCH = 500;
    private static final int ROOM_CONCURRENCY = 16;

    /** More tickets at once than an instance can serve; about 30 MB. */
    private static final int SIGNS_MAX = 200_000;

    private final WaitingRooms rooms;
    private final QueueTickets tickets;
    private final Clock clock;
    private final Set<Sign> seen = ConcurrentHashMap.newKeySet();
    private final Map<Sign, Instant> written = new ConcurrentHashMap<>();

    public NotePresenceUseCase(WaitingRooms rooms, QueueTickets tickets, Clock clock) {
        this.rooms = rooms;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public void note(QueueTicket ticket) {
        if (seen.size() < SIGNS_MAX) {
            seen.add(new Sign(ticket.concertId(), ticket.userId()));
        }
    }

    @Override
    public Mono<Void> write() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            written.values().removeIf(at -> isPast(at, now));
            return Flux.fromIterable(takeSeen().entrySet())
                    .flatMapDelayError(room -> write(room.getKey(), room.getValue(), now), ROOM_CONCURRENCY, 1)
                    .then();
        });
    }

    /** So is what seems to have been written in the future, by a clock that was set back since. */
    private static boolean isPast(Instant at, Instant now) {
        return at.isAfter(now) || !at.plus(EVERY_MAX).isAfter(now);
    }

    private Map<ConcertId, List<Sign>> takeSeen() {
        Map<ConcertId, List<Sign>> taken = new HashMap<>();
        seen.removeIf(sign ->
                taken.computeIfAbsent(sign.concertId(), _ -> new ArrayList<>()).add(sign));
        return taken;
    }

    private Mono<Void> write(ConcertId concertId, List<Sign> signs, Instant now) {
        return rooms.find(concertId)
                .flatMapMany(room -> Flux.fromIterable(due(signs, every(room), now)))
                .buffer(BATCH)
                .concatMap(batch -> write(concertId, batch))
                .then();
    }

    private static Duration every(Optional<WaitingRoom> room) {
        return room.map(found -> found.policy().idle().dividedBy(3))
                .filter(third -> third.compareTo(EVERY_MAX) < 0)
                .orElse(EVERY_MAX);
    }

    private List<Sign> due(List<Sign> signs, Duration every, Instant now) {
        List<Sign> due = signs.stream()
                .filter(sign -> !written.getOrDefault(sign, Instant.MIN).isAfter(now.minus(every)))
                .toList();
        due.forEach(sign -> remember(sign, now));
        return due;
    }

    /** What is not remembered is only written more often. */
    private void remember(Sign sign, Instant now) {
        if (written.size() < SIGNS_MAX) {
            written.put(sign, now);
        }
    }

    private Mono<Void> write(ConcertId concertId, List<Sign> batch) {
        List<UserId> users = batch.stream().map(Sign::userId).toList();
        return tickets.touch(concertId, users).doOnError(_ -> written.keySet().removeAll(batch));
    }

    private record Sign(ConcertId concertId, UserId userId) {}
}
