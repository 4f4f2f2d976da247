package io.frontrow.queue.port;

import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.RoomCountsSample;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.WaitPromise;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.RoomSample;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One waiting room. Callers must serialize their calls and pass the current time. */
final class InMemoryRoom {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Comparator<QueueEntry> BY_PLACE = Comparator.comparing(QueueEntry::place)
            .thenComparing(entry -> entry.userId().value());

    private final ConcertId concertId;
    private final Duration grace;
    private final Map<UserId, Remembered> memory = new HashMap<>();
    private final TreeSet<QueueEntry> waiting = new TreeSet<>(BY_PLACE);
    private final InMemoryTurns turns = new InMemoryTurns();
    private final Map<QueueEntry, GoneReason> goneReasons = new HashMap<>();
    private final InMemoryPresence presence = new InMemoryPresence();
    private final InMemoryRoomHistory history = new InMemoryRoomHistory();
    private final InMemoryWaitPromises promises = new InMemoryWaitPromises();
    private final Deque<Instant> recentAdmissions = new ArrayDeque<>();
    private final Sinks.Many<AdmittedUsers> admissions =
            Sinks.many().multicast().directBestEffort();

    private @Nullable WaitingRoom newest;
    private @Nullable Instant graceUntil;
    private boolean isDrawn;
    private long openedEpoch = -1;
    private long lastPlace;
    private long admittedTotal;
    private long leftTotal;
    private long expiredTotal;

    InMemoryRoom(ConcertId concertId, Duration grace) {
        this.concertId = concertId;
        this.grace = grace;
    }

    Joined join(WaitingRoom room, UserId userId, QueueEntryId newEntryId, Instant now) {
        endTurns(now);
        Remembered known = memory.get(userId);
        QueueEntry live = known != null && isLive(known.entry()) ? known.entry() : null;
        if (live != null && room.policy().reentry() == RejoinPolicy.KEEP) {
            presence.appear(userId, now);
            return new Joined(live, state(live, now), false, false);
        }
        boolean givesUpTurn = live != null && turns.has(live);
        if (live != null) {
            remove(live);
            leftTotal++;
        }
        QueueEntry entry = new QueueEntry(newEntryId, concertId, userId, place(room, userId, now));
        memory.put(userId, new Remembered(entry, known == null));
        presence.appear(userId, now);
        waiting.add(entry);
        return new Joined(entry, state(entry, now), true, givesUpTurn);
    }

    private Place place(WaitingRoom room, UserId userId, Instant now) {
        return room.preQueuePlace(userId).filter(_ -> hasPreQueue(room, now)).orElseGet(() -> nextPlace(now));
    }

    private boolean hasPreQueue(WaitingRoom room, Instant now) {
        if (newest(room).policy().hasOpenedAt(now)) {
            noteOpening(newest(room));
            return false;
        }
        if (room.epoch() <= openedEpoch) {
            throw new StoreUnavailable("The queue", new IllegalStateException("the policy is older than the room's"));
        }
        isDrawn &= !waiting.isEmpty();
        return !isDrawn && (waiting.isEmpty() || waiting.last().place().isOfPreQueue());
    }

    boolean hasOpened(WaitingRoom room, Instant now) {
        boolean hasOpened = newest(room).policy().hasOpenedAt(now);
        if (hasOpened) {
            noteOpening(newest(room));
        }
        return hasOpened && (newest == null || room.epoch() >= newest.epoch());
    }

    /** The seeds of this policy and of those before may be public. */
    private void noteOpening(WaitingRoom room) {
        isDrawn = true;
        openedEpoch = Math.max(openedEpoch, room.epoch());
    }

    private WaitingRoom newest(WaitingRoom room) {
        return newest == null || room.epoch() > newest.epoch() ? room : newest;
    }

    private Place nextPlace(Instant now) {
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        lastPlace = Math.max(micros, lastPlace + 1);
        return new Place(lastPlace);
    }

    EntryState state(QueueEntry entry, Instant now) {
        endTurns(now);
        if (isLost(entry)) {
            return new EntryState.Lost();
        }
        if (turns.has(entry)) {
            return new EntryState.Active(turns.endOf(entry));
        }
        if (!waiting.contains(entry) || !isCurrent(entry)) {
            return new EntryState.Gone(goneReason(entry));
        }
        return isAway(entry, now) ? new EntryState.Away(waitingState(entry)) : waitingState(entry);
    }

    private EntryState waitingState(QueueEntry entry) {
        return !isDrawn && entry.place().isOfPreQueue()
                ? new EntryState.Undrawn(waiting.size() - 1, turns.count())
                : new EntryState.Waiting(waiting.headSet(entry).size(), turns.count());
    }

    private boolean isAway(QueueEntry entry, Instant now) {
        return presence.isAway(entry.userId())
                || (newest != null
                        && presence.isIdle(entry.userId(), newest.policy().idle(), now));
    }

    private GoneReason goneReason(QueueEntry entry) {
        return isCurrent(entry) ? goneReasons.getOrDefault(entry, GoneReason.EXPIRED) : GoneReason.REPLACED;
    }

    private boolean isLost(QueueEntry entry) {
        Remembered known = memory.get(entry.userId());
        return known == null
                || (known.isAlone() && entry.place().compareTo(known.entry().place()) < 0);
    }

    private boolean isCurrent(QueueEntry entry) {
        Remembered known = memory.get(entry.userId());
        return known != null && known.entry().equals(entry);
    }

    private boolean isLive(QueueEntry entry) {
        return waiting.contains(entry) || turns.has(entry);
    }

    EntryState restore(QueueEntry entry, TurnRecord past, Instant now) {
        endTurns(now);
        if (isLost(entry)) {
            graceUntil = graceUntil == null ? now.plus(grace) : graceUntil;
            lastPlace = Math.max(lastPlace, entry.place().value());
            switch (past) {
                case TurnRecord.Completed() -> {
                    rememberAsGone(entry);
                    goneReasons.put(entry, GoneReason.COMPLETED);
                }
                case TurnRecord.Unpaid(var remaining) -> {
                    putBack(entry, now);
                    turns.begin(entry, now, now.plus(remaining));
                    presence.holdUntil(entry.userId(), now.plus(remaining));
                    admittedTotal++;
                }
                case TurnRecord.Unknown() -> {
                    putBack(entry, now);
                    waiting.add(entry);
                }
            }
        }
        return state(entry, now);
    }

    private void putBack(QueueEntry entry, Instant now) {
        Remembered later = memory.put(entry.userId(), new Remembered(entry, false));
        if (later != null) {
            remove(later.entry());
        }
        presence.appear(entry.userId(), now);
    }

    /** A later entry of the user, if there is one, is the user's entry from now on. */
    private void rememberAsGone(QueueEntry lost) {
        Remembered known = memory.get(lost.userId());
        memory.put(lost.userId(), new Remembered(known == null ? lost : known.entry(), false));
    }

    boolean leave(QueueEntry entry, LeaveReason why, Instant now) {
        endTurns(now);
        boolean wasLost = isLost(entry);
        boolean wasLive = isCurrent(entry) && isLive(entry);
        if (wasLost || wasLive) {
            rememberAsGone(entry);
            goneReasons.put(entry, reasonOf(why));
        }
        if (wasLive) {
            remove(entry);
            leftTotal++;
        }
        return wasLost || wasLive;
    }

    private static GoneReason reasonOf(LeaveReason why) {
        return switch (why) {
            case LEFT -> GoneReason.LEFT;
            case PAID -> GoneReason.COMPLETED;
            case REMOVED -> GoneReason.REMOVED;
            case SALE_CLOSED -> GoneReason.SALE_CLOSED;
        };
    }

    private void remove(QueueEntry entry) {
        waiting.remove(entry);
        turns.end(entry);
        presence.forget(entry.userId());
    }

    Admission admit(WaitingRoom room, Duration pauseMax, int atMost, Instant now) {
        presence.watch(pauseMax, now);
        history.takeSample(
                room.policy().turn(),
                new RoomSample(now, admittedTotal, leftTotal + expiredTotal, turns.count(), waiting.size()));
        long expiredBefore = expiredTotal;
        endTurns(now);
        if (newest == null && room.hasAdmitted() && graceUntil == null) {
            graceUntil = now.plus(grace);
        }
        newest = newest(room);
        if (newest.policy().hasOpenedAt(now)) {
            noteOpening(newest);
        }

        Set<UserId> admitted = new HashSet<>();
        for (QueueEntry entry : List.copyOf(waiting)) {
            if (admitted.size() >= atMost || room.isSaleClosed(now) || !admits(newest, now)) {
                break;
            }
            if (isAway(entry, now)) {
                presence.leave(entry.userId());
                continue;
            }
            beginTurn(entry, newest.policy().turn(), now);
            promises.judge(entry, now);
            admitted.add(entry.userId());
        }
        admissions.tryEmitNext(new AdmittedUsers(admitted));
        return new Admission(admitted.size(), Math.toIntExact(expiredTotal - expiredBefore), waiting.size());
    }

    Flux<AdmittedUsers> admissions() {
        return admissions.asFlux();
    }

    Optional<QueueEntry> find(Predicate<QueueEntry> wanted, Instant now) {
        endTurns(now);
        return memory.values().stream().map(Remembered::entry).filter(wanted).findFirst();
    }

    AheadOfTurn admitAhead(WaitingRoom room, QueueEntry entry, Instant now) {
        if (!state(entry, now).isWaiting()) {
            return new AheadOfTurn.NotWaiting();
        }
        if (!hasRoom(newest(room), now)) {
            return new AheadOfTurn.Full();
        }
        presence.appear(entry.userId(), now);
        beginTurn(entry, newest(room).policy().turn(), now);
        var _ = admissions.tryEmitNext(new AdmittedUsers(Set.of(entry.userId())));
        return new AheadOfTurn.Admitted(new EntryState.Active(turns.endOf(entry)));
    }

    private void beginTurn(QueueEntry entry, Duration turn, Instant now) {
        waiting.remove(entry);
        turns.begin(entry, now.plus(turn), now.plus(turn));
        memory.put(entry.userId(), new Remembered(entry, false));
        recentAdmissions.add(now);
        admittedTotal++;
    }

    private boolean admits(WaitingRoom room, Instant now) {
        return room.policy().admitsAt(now) && (graceUntil == null || !now.isBefore(graceUntil)) && hasRoom(room, now);
    }

    private boolean hasRoom(WaitingRoom room, Instant now) {
        return turns.count() < room.policy().capacity()
                && recent(now) < room.policy().admitPerSecond();
    }

    DepartureRates departureRates() {
        return history.departureRates();
    }

    boolean record(Collection<UserId> users, Instant now) {
        return presence.record(users, now) && newest != null && newest.policy().admitsAt(now) && hasRoom(newest, now);
    }

    Eviction evictIdle(Duration pauseMax, int atMost, Instant now) {
        endTurns(now);
        presence.watch(pauseMax, now);
        if (newest == null) {
            return new Eviction(0, List.of(), false);
        }
        Instant idleSince = now.minus(newest.policy().idle());
        List<QueueEntry> idle = silentSince(idleSince, entry -> !presence.isAway(entry.userId()), atMost);
        List<QueueEntry> active = idle.stream().filter(turns::has).toList();
        idle.stream().filter(waiting::contains).map(QueueEntry::userId).forEach(presence::leave);
        List<QueueEntry> tooLong =
                silentSince(idleSince.minus(newest.policy().away()), entry -> presence.isAway(entry.userId()), atMost);
        Stream.concat(active.stream(), tooLong.stream()).forEach(this::evict);
        return new Eviction(tooLong.size(), active, idle.size() == atMost || tooLong.size() == atMost);
    }

    private List<QueueEntry> silentSince(Instant since, Predicate<QueueEntry> wanted, int atMost) {
        return memory.values().stream()
                .map(Remembered::entry)
                .filter(this::isLive)
                .filter(wanted)
                .filter(entry -> !presence.lastSign(entry.userId()).isAfter(since))
                .sorted(Comparator.comparing(entry -> presence.lastSign(entry.userId())))
                .limit(atMost)
                .toList();
    }

    private void evict(QueueEntry entry) {
        remove(entry);
        goneReasons.put(entry, GoneReason.IDLE);
        expiredTotal++;
    }

    /** Whether the turn goes on only for what its user holds. */
    boolean isPastBaseEnd(QueueEntry entry, Instant now) {
        return turns.isPastBaseEnd(entry, now);
    }

    /** Lets the turn end with the last deadline of what its user holds, or at its base end if that is later. */
    void endTurnWith(UserId userId, Instant lastDeadline, Instant now) {
        turns.endWith(userId, lastDeadline);
        presence.stayUntil(userId, lastDeadline, now);
    }

    void silence(UserId userId, Duration silence, Instant now) {
        presence.silence(userId, silence, now);
    }

    Optional<Instant> lastHeartbeat(UserId userId) {
        return presence.lastHeartbeat(userId);
    }

    void lose(UserId userId) {
        Remembered known = memory.remove(userId);
        if (known != null) {
            remove(known.entry());
        }
    }

    RoomCounts counts(Instant now) {
        endTurns(now);
        return new RoomCounts(
                waiting.size(),
                presence.awayCount(),
                turns.count(),
                admittedTotal,
                leftTotal,
                expiredTotal,
                recent(now),
                promises.counts());
    }

    boolean sample(Duration interval, int samplesMax, Instant now) {
        RoomCounts counts = counts(now);
        return history.add(
                new RoomCountsSample(
                        now, counts.waiting(), counts.away(), counts.active(), admittedTotal, leftTotal, expiredTotal),
                interval,
                samplesMax);
    }

    List<RoomCountsSample> samples() {
        return history.samples();
    }

    boolean promise(List<WaitPromise> told, Instant now) {
        told.stream()
                .filter(promise -> waiting.contains(promise.entry()) && isCurrent(promise.entry()))
                .forEach(promise -> promises.add(promise, now));
        return true;
    }

    private int recent(Instant now) {
        recentAdmissions.removeIf(at -> !at.isAfter(now.minus(SECOND)));
        return recentAdmissions.size();
    }

    private void endTurns(Instant now) {
        expiredTotal += turns.endAll(now);
    }

    /**
     * The last entry of a user.
     *
     * @param isAlone whether an earlier entry may have been lost: true until the entry is admitted or leaves, if the
     *     user was unknown when it was made
     */
    private record Remembered(QueueEntry entry, boolean isAlone) {}
}
