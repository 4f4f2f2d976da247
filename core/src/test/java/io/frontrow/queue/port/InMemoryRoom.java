package io.frontrow.queue.port;

import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.RoomSample;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.TicketId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One waiting room. Callers must serialize their calls and pass the current time. */
final class InMemoryRoom {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Comparator<QueueTicket> BY_PLACE = Comparator.comparing(QueueTicket::place)
            .thenComparing(ticket -> ticket.userId().value());

    private final ConcertId concertId;
    private final Duration grace;
    private final Map<UserId, Remembered> memory = new HashMap<>();
    private final TreeSet<QueueTicket> waiting = new TreeSet<>(BY_PLACE);
    private final Map<QueueTicket, Instant> sessionEnds = new HashMap<>();
    private final Map<UserId, Instant> seen = new HashMap<>();
    private final Deque<Instant> recentAdmissions = new ArrayDeque<>();
    private final Deque<RoomSample> tallies = new ArrayDeque<>();
    private final Sinks.Many<AdmittedUsers> admissions =
            Sinks.many().multicast().directBestEffort();

    private @Nullable WaitingRoom newest;
    private @Nullable Instant graceUntil;
    private @Nullable Instant sweptAt;
    private Instant sweptSince = Instant.MIN;
    private long lastPlace;
    private long admittedTotal;
    private long leftTotal;
    private long expiredTotal;

    InMemoryRoom(ConcertId concertId, Duration grace) {
        this.concertId = concertId;
        this.grace = grace;
    }

    Joined join(WaitingRoom room, UserId userId, TicketId fresh, Instant now) {
        endSessions(now);
        Remembered known = memory.get(userId);
        QueueTicket live = known != null && isLive(known.ticket()) ? known.ticket() : null;
        if (live != null && room.policy().reentry() == Reentry.KEEP) {
            seen.put(userId, now);
            return new Joined(live, standing(live, now), false, false);
        }
        boolean endsSession = live != null && sessionEnds.containsKey(live);
        if (live != null) {
            takeOut(live);
            leftTotal++;
        }
        QueueTicket ticket = new QueueTicket(fresh, concertId, userId, place(room, userId, now));
        memory.put(userId, new Remembered(ticket, known == null));
        seen.put(userId, now);
        waiting.add(ticket);
        return new Joined(ticket, standing(ticket, now), true, endsSession);
    }

    private Place place(WaitingRoom room, UserId userId, Instant now) {
        return room.lobbyPlace(userId).filter(_ -> hasLobby(room, now)).orElseGet(() -> nextPlace(now));
    }

    private boolean hasLobby(WaitingRoom room, Instant now) {
        boolean isOver = room.policy().hasOpenedAt(now) || newest(room).policy().hasOpenedAt(now);
        return !isOver && (waiting.isEmpty() || waiting.last().place().isOfLobby());
    }

    private WaitingRoom newest(WaitingRoom room) {
        return newest == null || room.epoch() > newest.epoch() ? room : newest;
    }

    private Place nextPlace(Instant now) {
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        lastPlace = Math.max(micros, lastPlace + 1);
        return new Place(lastPlace);
    }

    Standing standing(QueueTicket ticket, Instant now) {
        endSessions(now);
        if (isLost(ticket)) {
            return new Standing.Lost();
        }
        Instant endsAt = sessionEnds.get(ticket);
        if (endsAt != null) {
            return new Standing.Active(endsAt);
        }
        return waiting.contains(ticket) && isPresent(ticket)
                ? new Standing.Waiting(waiting.headSet(ticket).size(), sessionEnds.size())
                : new Standing.Gone();
    }

    private boolean isLost(QueueTicket ticket) {
        Remembered known = memory.get(ticket.userId());
        return known == null
                || (known.isAlone() && ticket.place().compareTo(known.ticket().place()) < 0);
    }

    private boolean isPresent(QueueTicket ticket) {
        Remembered known = memory.get(ticket.userId());
        return known != null && known.ticket().equals(ticket);
    }

    private boolean isLive(QueueTicket ticket) {
        return waiting.contains(ticket) || sessionEnds.containsKey(ticket);
    }

    Standing restore(QueueTicket ticket, PastTurn past, Instant now) {
        endSessions(now);
        if (isLost(ticket)) {
            graceUntil = graceUntil == null ? now.plus(grace) : graceUntil;
            lastPlace = Math.max(lastPlace, ticket.place().value());
            switch (past) {
                case PastTurn.Completed() -> rememberAsGone(ticket);
                case PastTurn.Unpaid(var remaining) -> {
                    putBack(ticket, now);
                    sessionEnds.put(ticket, now.plus(remaining));
                    admittedTotal++;
                }
                case PastTurn.Unknown() -> {
                    putBack(ticket, now);
                    waiting.add(ticket);
                }
            }
        }
        return standing(ticket, now);
    }

    private void putBack(QueueTicket ticket, Instant now) {
        Remembered later = memory.put(ticket.userId(), new Remembered(ticket, false));
        if (later != null) {
            takeOut(later.ticket());
        }
        seen.put(ticket.userId(), now);
    }

    /** A later entry of the user, if there is one, is the user's entry from now on. */
    private void rememberAsGone(QueueTicket lost) {
        Remembered known = memory.get(lost.userId());
        memory.put(lost.userId(), new Remembered(known == null ? lost : known.ticket(), false));
    }

    boolean leave(QueueTicket ticket, Instant now) {
        endSessions(now);
        boolean wasLost = isLost(ticket);
        boolean wasLive = isPresent(ticket) && isLive(ticket);
        if (wasLost || wasLive) {
            rememberAsGone(ticket);
        }
        if (wasLive) {
            takeOut(ticket);
            leftTotal++;
        }
        return wasLost || wasLive;
    }

    private void takeOut(QueueTicket ticket) {
        waiting.remove(ticket);
        sessionEnds.remove(ticket);
        seen.remove(ticket.userId());
    }

    Admission admit(WaitingRoom room, int atMost, Instant now) {
        tally(room.policy().session(), now);
        long expiredBefore = expiredTotal;
        endSessions(now);
        if (newest == null && room.hasAdmitted() && graceUntil == null) {
            graceUntil = now.plus(grace);
        }
        newest = newest(room);
        Set<UserId> admitted = new HashSet<>();
        while (admitted.size() < atMost && letsIn(newest, now) && !waiting.isEmpty()) {
            QueueTicket ticket = waiting.removeFirst();
            sessionEnds.put(ticket, now.plus(newest.policy().session()));
            memory.put(ticket.userId(), new Remembered(ticket, false));
            recentAdmissions.add(now);
            admitted.add(ticket.userId());
        }
        admittedTotal += admitted.size();
        admissions.tryEmitNext(new AdmittedUsers(admitted));
        return new Admission(admitted.size(), Math.toIntExact(expiredTotal - expiredBefore), waiting.size());
    }

    Flux<AdmittedUsers> admissions() {
        return admissions.asFlux();
    }

    Optional<QueueTicket> find(Predicate<QueueTicket> wanted, Instant now) {
        endSessions(now);
        return memory.values().stream().map(Remembered::ticket).filter(wanted).findFirst();
    }

    AheadOfTurn admitAhead(WaitingRoom room, QueueTicket ticket, Instant now) {
        if (!(standing(ticket, now) instanceof Standing.Waiting)) {
            return new AheadOfTurn.NotWaiting();
        }
        if (!hasRoom(newest(room), now)) {
            return new AheadOfTurn.Full();
        }
        Instant endsAt = now.plus(newest(room).policy().session());
        waiting.remove(ticket);
        sessionEnds.put(ticket, endsAt);
        memory.put(ticket.userId(), new Remembered(ticket, false));
        recentAdmissions.add(now);
        admittedTotal++;
        var _ = admissions.tryEmitNext(new AdmittedUsers(Set.of(ticket.userId())));
        return new AheadOfTurn.Admitted(new Standing.Active(endsAt));
    }

    private boolean letsIn(WaitingRoom room, Instant now) {
        return room.policy().admitsAt(now) && (graceUntil == null || !now.isBefore(graceUntil)) && hasRoom(room, now);
    }

    private boolean hasRoom(WaitingRoom room, Instant now) {
        return sessionEnds.size() < room.policy().capacity()
                && recent(now) < room.policy().admitPerSecond();
    }

    private void tally(Duration session, Instant now) {
        if (!tallies.isEmpty() && now.isBefore(tallies.getLast().at().plus(DepartureRates.samplingInterval(session)))) {
            return;
        }
        tallies.add(new RoomSample(now, admittedTotal, leftTotal + expiredTotal, sessionEnds.size(), waiting.size()));
        if (tallies.size() > DepartureRates.SAMPLES_PER_WINDOW + 1) {
            tallies.remove();
        }
    }

    DepartureRates departureRates() {
        return DepartureRates.of(List.copyOf(tallies));
    }

    boolean record(Collection<UserId> users, Instant now) {
        users.forEach(user -> seen.replace(user, now));
        return true;
    }

    Eviction evictIdle(Duration pauseMax, int atMost, Instant now) {
        endSessions(now);
        if (sweptAt == null || now.isAfter(sweptAt.plus(pauseMax))) {
            sweptSince = now;
        }
        sweptAt = now;
        List<QueueTicket> idle =
                newest == null ? List.of() : idle(now.minus(newest.policy().idle()), atMost);
        List<QueueTicket> active =
                idle.stream().filter(sessionEnds::containsKey).toList();
        idle.forEach(this::takeOut);
        expiredTotal += idle.size();
        return new Eviction(idle.size() - active.size(), active, idle.size() == atMost);
    }

    private List<QueueTicket> idle(Instant since, int atMost) {
        return memory.values().stream()
                .map(Remembered::ticket)
                .filter(this::isLive)
                .filter(ticket -> !lastSign(ticket).isAfter(since))
                .sorted(Comparator.comparing(this::lastSign))
                .limit(atMost)
                .toList();
    }

    private Instant lastSign(QueueTicket ticket) {
        Instant sign = seen.getOrDefault(ticket.userId(), Instant.MIN);
        return sign.isAfter(sweptSince) ? sign : sweptSince;
    }

    /** Extends a turn at least to this time. */
    void keepUntil(QueueTicket ticket, Instant until) {
        sessionEnds.computeIfPresent(ticket, (_, endsAt) -> endsAt.isBefore(until) ? until : endsAt);
    }

    void makeIdle(UserId userId, Instant now) {
        seen.replace(userId, Instant.MIN);
        sweptSince = Instant.MIN;
        sweptAt = now;
    }

    Optional<Instant> lastSign(UserId userId) {
        return Optional.ofNullable(seen.get(userId));
    }

    void lose(UserId userId) {
        Remembered known = memory.remove(userId);
        if (known != null) {
            takeOut(known.ticket());
        }
    }

    RoomCounts counts(Instant now) {
        endSessions(now);
        return new RoomCounts(waiting.size(), sessionEnds.size(), admittedTotal, leftTotal, expiredTotal, recent(now));
    }

    private int recent(Instant now) {
        recentAdmissions.removeIf(at -> !at.isAfter(now.minus(SECOND)));
        return recentAdmissions.size();
    }

    private void endSessions(Instant now) {
        int before = sessionEnds.size();
        sessionEnds.values().removeIf(endsAt -> !endsAt.isAfter(now));
        expiredTotal += before - sessionEnds.size();
    }

    /**
     * The last entry of a user.
     *
     * @param isAlone whether an earlier entry may have been lost: true until the entry is admitted or leaves, if the user
     *     was unknown when it was made
     */
    private record Remembered(QueueTicket ticket, boolean isAlone) {}
}
