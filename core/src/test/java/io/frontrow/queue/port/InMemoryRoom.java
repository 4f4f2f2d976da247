package io.frontrow.queue.port;

import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.PromiseCounts;
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
    private final Map<QueueEntry, Instant> turnEnds = new HashMap<>();
    private final Map<QueueEntry, Instant> baseEnds = new HashMap<>();
    private final Map<QueueEntry, GoneReason> goneReasons = new HashMap<>();
    private final Map<UserId, Instant> seen = new HashMap<>();
    private final Set<UserId> away = new HashSet<>();
    private final Map<UserId, Instant> heldUntil = new HashMap<>();
    private final Deque<Instant> recentAdmissions = new ArrayDeque<>();
    private final Deque<RoomSample> samples = new ArrayDeque<>();
    private final Deque<RoomCountsSample> history = new ArrayDeque<>();
    private final Map<QueueEntry, Promise> promises = new HashMap<>();
    private final Sinks.Many<AdmittedUsers> admissions =
            Sinks.many().multicast().directBestEffort();

    private @Nullable WaitingRoom newest;
    private @Nullable Instant graceUntil;
    private @Nullable Instant watchedAt;
    private Instant watchedSince = Instant.MIN;
    private Duration pauseMax = Duration.ZERO;
    private boolean isDrawn;
    private long lastPlace;
    private long admittedTotal;
    private long leftTotal;
    private long expiredTotal;
    private PromiseCounts promiseCounts = PromiseCounts.NONE;

    InMemoryRoom(ConcertId concertId, Duration grace) {
        this.concertId = concertId;
        this.grace = grace;
    }

    Joined join(WaitingRoom room, UserId userId, QueueEntryId newEntryId, Instant now) {
        endTurns(now);
        Remembered known = memory.get(userId);
        QueueEntry live = known != null && isLive(known.entry()) ? known.entry() : null;
        if (live != null && room.policy().reentry() == RejoinPolicy.KEEP) {
            seen.put(userId, now);
            away.remove(userId);
            return new Joined(live, state(live, now), false, false);
        }
        boolean givesUpTurn = live != null && turnEnds.containsKey(live);
        if (live != null) {
            remove(live);
            leftTotal++;
        }
        QueueEntry entry = new QueueEntry(newEntryId, concertId, userId, place(room, userId, now));
        memory.put(userId, new Remembered(entry, known == null));
        seen.put(userId, now);
        waiting.add(entry);
        return new Joined(entry, state(entry, now), true, givesUpTurn);
    }

    private Place place(WaitingRoom room, UserId userId, Instant now) {
        return room.preQueuePlace(userId).filter(_ -> hasPreQueue(room, now)).orElseGet(() -> nextPlace(now));
    }

    private boolean hasPreQueue(WaitingRoom room, Instant now) {
        if (room.policy().hasOpenedAt(now) || newest(room).policy().hasOpenedAt(now)) {
            isDrawn = true;
            return false;
        }
        isDrawn &= !waiting.isEmpty();
        return !isDrawn && (waiting.isEmpty() || waiting.last().place().isOfPreQueue());
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
        Instant endsAt = turnEnds.get(entry);
        if (endsAt != null) {
            return new EntryState.Active(endsAt);
        }
        if (!waiting.contains(entry) || !isCurrent(entry)) {
            return new EntryState.Gone(goneReason(entry));
        }
        return away.contains(entry.userId()) || isSilent(entry, now)
                ? new EntryState.Away(waitingState(entry))
                : waitingState(entry);
    }

    private EntryState waitingState(QueueEntry entry) {
        return !isDrawn && entry.place().isOfPreQueue()
                ? new EntryState.Undrawn(waiting.size() - 1, turnEnds.size())
                : new EntryState.Waiting(waiting.headSet(entry).size(), turnEnds.size());
    }

    /** Whether the user is idle, of whom heartbeats are recorded at this time. */
    private boolean isSilent(QueueEntry entry, Instant now) {
        return newest != null
                && watchedAt != null
                && !now.isAfter(watchedAt.plus(pauseMax))
                && !lastHeartbeat(entry).isAfter(now.minus(newest.policy().idle()));
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
        return waiting.contains(entry) || turnEnds.containsKey(entry);
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
                    turnEnds.put(entry, now.plus(remaining));
                    baseEnds.put(entry, now);
                    heldUntil.put(entry.userId(), now.plus(remaining));
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
        seen.put(entry.userId(), now);
        away.remove(entry.userId());
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
        turnEnds.remove(entry);
        baseEnds.remove(entry);
        heldUntil.remove(entry.userId());
        seen.remove(entry.userId());
        away.remove(entry.userId());
    }

    Admission admit(WaitingRoom room, Duration pauseMax, int atMost, Instant now) {
        watch(pauseMax, now);
        takeSample(room.policy().turn(), now);
        long expiredBefore = expiredTotal;
        endTurns(now);
        if (newest == null && room.hasAdmitted() && graceUntil == null) {
            graceUntil = now.plus(grace);
        }
        newest = newest(room);
        isDrawn |= newest.policy().hasOpenedAt(now);

        Set<UserId> admitted = new HashSet<>();
        for (QueueEntry entry : List.copyOf(waiting)) {
            if (admitted.size() >= atMost || room.isSaleClosed(now) || !admits(newest, now)) {
                break;
            }
            if (away.contains(entry.userId()) || isSilent(entry, now)) {
                away.add(entry.userId());
                continue;
            }
            waiting.remove(entry);
            turnEnds.put(entry, now.plus(newest.policy().turn()));
            baseEnds.put(entry, now.plus(newest.policy().turn()));
            memory.put(entry.userId(), new Remembered(entry, false));
            recentAdmissions.add(now);
            judgePromise(entry, now);
            admitted.add(entry.userId());
        }
        admittedTotal += admitted.size();
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
        Instant endsAt = now.plus(newest(room).policy().turn());
        away.remove(entry.userId());
        seen.put(entry.userId(), now);
        waiting.remove(entry);
        turnEnds.put(entry, endsAt);
        baseEnds.put(entry, endsAt);
        memory.put(entry.userId(), new Remembered(entry, false));
        recentAdmissions.add(now);
        admittedTotal++;
        var _ = admissions.tryEmitNext(new AdmittedUsers(Set.of(entry.userId())));
        return new AheadOfTurn.Admitted(new EntryState.Active(endsAt));
    }

    private boolean admits(WaitingRoom room, Instant now) {
        return room.policy().admitsAt(now) && (graceUntil == null || !now.isBefore(graceUntil)) && hasRoom(room, now);
    }

    private boolean hasRoom(WaitingRoom room, Instant now) {
        return turnEnds.size() < room.policy().capacity()
                && recent(now) < room.policy().admitPerSecond();
    }

    private void takeSample(Duration turn, Instant now) {
        if (!samples.isEmpty() && now.isBefore(samples.getLast().at().plus(DepartureRates.samplingInterval(turn)))) {
            return;
        }
        samples.add(new RoomSample(now, admittedTotal, leftTotal + expiredTotal, turnEnds.size(), waiting.size()));
        if (samples.size() > DepartureRates.SAMPLES_PER_WINDOW + 1) {
            samples.remove();
        }
    }

    DepartureRates departureRates() {
        return DepartureRates.of(List.copyOf(samples));
    }

    boolean record(Collection<UserId> users, Instant now) {
        users.forEach(user -> seen.replace(user, now));
        return away.removeAll(users) && newest != null && newest.policy().admitsAt(now) && hasRoom(newest, now);
    }

    private void watch(Duration pauseMax, Instant now) {
        if (watchedAt == null || now.isAfter(watchedAt.plus(pauseMax))) {
            watchedSince = now;
        }
        watchedAt = now;
        this.pauseMax = pauseMax;
    }

    Eviction evictIdle(Duration pauseMax, int atMost, Instant now) {
        endTurns(now);
        watch(pauseMax, now);
        if (newest == null) {
            return new Eviction(0, List.of(), false);
        }
        Instant idleSince = now.minus(newest.policy().idle());
        List<QueueEntry> idle = silentSince(idleSince, entry -> !away.contains(entry.userId()), atMost);
        List<QueueEntry> active = idle.stream().filter(turnEnds::containsKey).toList();
        idle.stream().filter(waiting::contains).map(QueueEntry::userId).forEach(away::add);
        List<QueueEntry> tooLong =
                silentSince(idleSince.minus(newest.policy().away()), entry -> away.contains(entry.userId()), atMost);
        Stream.concat(active.stream(), tooLong.stream()).forEach(this::evict);
        return new Eviction(tooLong.size(), active, idle.size() == atMost || tooLong.size() == atMost);
    }

    private List<QueueEntry> silentSince(Instant since, Predicate<QueueEntry> wanted, int atMost) {
        return memory.values().stream()
                .map(Remembered::entry)
                .filter(this::isLive)
                .filter(wanted)
                .filter(entry -> !lastHeartbeat(entry).isAfter(since))
                .sorted(Comparator.comparing(this::lastHeartbeat))
                .limit(atMost)
                .toList();
    }

    private void evict(QueueEntry entry) {
        remove(entry);
        goneReasons.put(entry, GoneReason.IDLE);
        expiredTotal++;
    }

    private Instant lastHeartbeat(QueueEntry entry) {
        Instant heartbeat = seen.getOrDefault(entry.userId(), Instant.MIN);
        Instant deadline = heldUntil.getOrDefault(entry.userId(), Instant.MIN);
        Instant sign = deadline.isAfter(heartbeat) ? deadline : heartbeat;
        return sign.isAfter(watchedSince) ? sign : watchedSince;
    }

    /** Whether the turn goes on only for what its user holds. */
    boolean isPastBaseEnd(QueueEntry entry, Instant now) {
        return !now.isBefore(baseEnds.getOrDefault(entry, Instant.MAX));
    }

    /** Lets the turn end with the last deadline of what its user holds, or at its base end if that is later. */
    void endTurnWith(UserId userId, Instant lastDeadline, Instant now) {
        baseEnds.forEach((entry, base) -> {
            if (entry.userId().equals(userId)) {
                turnEnds.computeIfPresent(entry, (_, _) -> base.isAfter(lastDeadline) ? base : lastDeadline);
            }
        });
        seen.replace(userId, now);
        heldUntil.put(userId, lastDeadline);
    }

    void silence(UserId userId, Duration silence, Instant now) {
        seen.replace(userId, now.minus(silence));
        watchedSince = Instant.MIN;
        watchedAt = now;
    }

    Optional<Instant> lastHeartbeat(UserId userId) {
        return Optional.ofNullable(seen.get(userId));
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
                away.size(),
                turnEnds.size(),
                admittedTotal,
                leftTotal,
                expiredTotal,
                recent(now),
                promiseCounts);
    }

    boolean sample(Duration interval, int samplesMax, Instant now) {
        if (!history.isEmpty() && intervalOf(history.getLast().at(), interval) == intervalOf(now, interval)) {
            return false;
        }
        RoomCounts counts = counts(now);
        history.add(
                new RoomCountsSample(now, counts.waiting(), counts.active(), admittedTotal, leftTotal, expiredTotal));
        if (history.size() > samplesMax) {
            history.remove();
        }
        return true;
    }

    private static long intervalOf(Instant at, Duration interval) {
        return Math.floorDiv(at.toEpochMilli(), interval.toMillis());
    }

    List<RoomCountsSample> samples() {
        return List.copyOf(history);
    }

    boolean promise(List<WaitPromise> told, Instant now) {
        told.stream()
                .filter(promise -> waiting.contains(promise.entry()) && isCurrent(promise.entry()))
                .forEach(promise -> promises.put(promise.entry(), Promise.of(promise, now)));
        return true;
    }

    private void judgePromise(QueueEntry entry, Instant now) {
        Promise promise = promises.remove(entry);
        if (promise != null) {
            promiseCounts = new PromiseCounts(
                    promiseCounts.told() + 1,
                    promiseCounts.kept() + (now.isAfter(promise.high()) ? 0 : 1),
                    promiseCounts.keptByMedian() + (now.isAfter(promise.median()) ? 0 : 1));
        }
    }

    private int recent(Instant now) {
        recentAdmissions.removeIf(at -> !at.isAfter(now.minus(SECOND)));
        return recentAdmissions.size();
    }

    private void endTurns(Instant now) {
        int before = turnEnds.size();
        turnEnds.values().removeIf(endsAt -> !endsAt.isAfter(now));
        baseEnds.keySet().retainAll(turnEnds.keySet());
        expiredTotal += before - turnEnds.size();
    }

    /** The times until which an entry was promised to be admitted. */
    private record Promise(Instant median, Instant high) {

        static Promise of(WaitPromise promise, Instant now) {
            Instant told = now.minus(promise.age());
            return new Promise(
                    told.plusSeconds(promise.estimate().seconds()),
                    told.plusSeconds(promise.estimate().secondsHigh()));
        }
    }

    /**
     * The last entry of a user.
     *
     * @param isAlone whether an earlier entry may have been lost: true until the entry is admitted or leaves, if the
     *     user was unknown when it was made
     */
    private record Remembered(QueueEntry entry, boolean isAlone) {}
}
