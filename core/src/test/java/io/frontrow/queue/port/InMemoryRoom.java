package io.frontrow.queue.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Pace;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.Tally;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets.Admission;
import io.frontrow.queue.port.QueueTickets.Entry;
import io.frontrow.queue.port.QueueTickets.Joined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One waiting room. Whoever calls it sees to it that no two do at once, and says what time it is. */
final class InMemoryRoom {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConcertId concertId;
    private final TreeMap<Place, QueueTicket> waiting = new TreeMap<>();
    private final Map<QueueTicket, Instant> sessionEnds = new HashMap<>();
    private final Map<UserId, QueueTicket> tickets = new HashMap<>();
    private final Deque<Instant> recentAdmissions = new ArrayDeque<>();
    private final Deque<Tally> tallies = new ArrayDeque<>();

    private @Nullable WaitingRoom newest;
    private long lastPlace;
    private long admittedTotal;
    private long leftTotal;
    private long expiredTotal;

    InMemoryRoom(ConcertId concertId) {
        this.concertId = concertId;
    }

    Joined join(WaitingRoom room, UserId userId, TicketId fresh, Instant now) {
        endSessions(now);
        QueueTicket present = tickets.get(userId);
        if (present != null && room.policy().reentry() == Reentry.KEEP) {
            return new Joined(present, standing(present, now), false, false);
        }
        boolean endsSession = present != null && sessionEnds.containsKey(present);
        if (present != null) {
            leave(present, now);
        }
        QueueTicket ticket = new QueueTicket(fresh, concertId, userId, place(room, userId, now));
        tickets.put(userId, ticket);
        waiting.put(ticket.place(), ticket);
        return new Joined(ticket, standing(ticket, now), true, endsSession);
    }

    private Place place(WaitingRoom room, UserId userId, Instant now) {
        return room.lobbyPlace(userId).filter(_ -> hasLobby(room, now)).orElseGet(() -> nextPlace(now));
    }

    private boolean hasLobby(WaitingRoom room, Instant now) {
        boolean isOver = room.policy().hasOpenedAt(now) || newest(room).policy().hasOpenedAt(now);
        return !isOver && (waiting.isEmpty() || waiting.lastKey().isOfLobby());
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
        if (!ticket.equals(tickets.get(ticket.userId()))) {
            return new Standing.Gone();
        }
        Instant endsAt = sessionEnds.get(ticket);
        return endsAt != null
                ? new Standing.Active(endsAt)
                : new Standing.Waiting(waiting.headMap(ticket.place()).size(), sessionEnds.size());
    }

    boolean leave(QueueTicket ticket, Instant now) {
        endSessions(now);
        if (!tickets.remove(ticket.userId(), ticket)) {
            return false;
        }
        waiting.remove(ticket.place());
        sessionEnds.remove(ticket);
        leftTotal++;
        return true;
    }

    Admission admit(WaitingRoom room, int atMost, Instant now) {
        tally(room.policy().session(), now);
        long expiredBefore = expiredTotal;
        endSessions(now);
        newest = newest(room);
        int admitted = 0;
        while (admitted < atMost && letsIn(newest, now) && !waiting.isEmpty()) {
            QueueTicket ticket = waiting.pollFirstEntry().getValue();
            sessionEnds.put(ticket, now.plus(newest.policy().session()));
            recentAdmissions.add(now);
            admitted++;
        }
        admittedTotal += admitted;
        return new Admission(admitted, Math.toIntExact(expiredTotal - expiredBefore));
    }

    Optional<QueueTicket> find(Predicate<QueueTicket> wanted, Instant now) {
        endSessions(now);
        return tickets.values().stream().filter(wanted).findFirst();
    }

    Entry letIn(WaitingRoom room, QueueTicket ticket, Instant now) {
        if (!(standing(ticket, now) instanceof Standing.Waiting)) {
            return new Entry.NotWaiting();
        }
        if (!hasRoom(newest(room), now)) {
            return new Entry.Full();
        }
        Instant endsAt = now.plus(newest(room).policy().session());
        waiting.remove(ticket.place());
        sessionEnds.put(ticket, endsAt);
        recentAdmissions.add(now);
        admittedTotal++;
        return new Entry.Entered(new Standing.Active(endsAt));
    }

    private boolean letsIn(WaitingRoom room, Instant now) {
        return room.policy().admitsAt(now) && hasRoom(room, now);
    }

    private boolean hasRoom(WaitingRoom room, Instant now) {
        return sessionEnds.size() < room.policy().capacity()
                && recent(now) < room.policy().admitPerSecond();
    }

    private void tally(Duration session, Instant now) {
        if (!tallies.isEmpty() && now.isBefore(tallies.getLast().at().plus(Pace.betweenTallies(session)))) {
            return;
        }
        tallies.add(new Tally(now, admittedTotal, leftTotal + expiredTotal, sessionEnds.size(), waiting.size()));
        if (tallies.size() > Pace.TALLIES + 1) {
            tallies.remove();
        }
    }

    Pace pace() {
        return Pace.measured(List.copyOf(tallies));
    }

    /** Lets a session last at least until then. */
    void keepUntil(QueueTicket ticket, Instant until) {
        sessionEnds.computeIfPresent(ticket, (_, endsAt) -> endsAt.isBefore(until) ? until : endsAt);
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
        List<QueueTicket> over = sessionEnds.entrySet().stream()
                .filter(session -> !session.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        for (QueueTicket ticket : over) {
            sessionEnds.remove(ticket);
            tickets.remove(ticket.userId(), ticket);
        }
        expiredTotal += over.size();
    }
}
