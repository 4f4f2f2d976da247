package io.frontrow.queue.port;

import static io.frontrow.queue.port.RoomCountsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import reactor.core.publisher.Mono;

/**
 * A random walk over the queue, compared with a plain list: whatever users do, and whatever the store loses, no user
 * who shows a token is lost, is admitted twice or overtakes, and there are never more turns than the capacity. Nobody is
 * admitted while away, whoever comes back is admitted before everybody behind, and no place ever grows, unless an entry
 * in front that was lost is restored.
 */
public abstract class QueueProperties {

    private static final int USERS = 6;
    private static final int CAPACITY = 3;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration AWAY = Duration.ofMinutes(10);

    /** The store under test, which admits without a grace period after a loss. */
    protected abstract TestQueue queue();

    /** Deletes all data of a concert from the store; later places stay greater than all before. */
    protected abstract void lose(ConcertId lost);

    /** Deletes all data of one user of a concert from the store. */
    protected abstract void lose(ConcertId where, UserId lost);

    /** Makes the last heartbeat of the user, if there is one, this old, while heartbeats were recorded all the time. */
    protected abstract void silence(ConcertId where, UserId silent, Duration silence);

    @Property(tries = 200)
    void theLineIsKept(@ForAll("walks") List<Step> walk) {
        Model model = new Model();
        for (Step step : walk) {
            model.take(step);
            model.agrees();
        }
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        Arbitrary<Integer> users = Arbitraries.integers().between(0, USERS - 1);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(6, users.map(Step.Join::new)),
                        Tuple.of(2, users.map(Step.Requeue::new)),
                        Tuple.of(3, users.map(Step.Leave::new)),
                        Tuple.of(2, users.map(Step.AdmitAhead::new)),
                        Tuple.of(
                                4,
                                Arbitraries.integers().between(1, CAPACITY + 1).map(Step.Admit::new)),
                        Tuple.of(2, users.map(Step.EvictIdle::new)),
                        Tuple.of(5, users.map(Step.FallSilent::new)),
                        Tuple.of(3, users.map(Step.Heartbeat::new)),
                        Tuple.of(2, Arbitraries.create(Step.RunEviction::new)),
                        Tuple.of(2, users.map(Step.Lose::new)),
                        Tuple.of(1, Arbitraries.create(Step.LoseAll::new)),
                        Tuple.of(5, users.map(Step.Restore::new)))
                .list()
                .ofMaxSize(50);
    }

    /** A step of the walk; users are given by number. */
    public sealed interface Step {

        record Join(int user) implements Step {}

        record Requeue(int user) implements Step {}

        record Leave(int user) implements Step {}

        record AdmitAhead(int user) implements Step {}

        record Admit(int atMost) implements Step {}

        /** The user sends no heartbeat for too long even for one who waits. */
        record EvictIdle(int user) implements Step {}

        /** The user, if waiting, sends no heartbeat for the idle time. */
        record FallSilent(int user) implements Step {}

        record Heartbeat(int user) implements Step {}

        /** The eviction job runs. */
        record RunEviction() implements Step {}

        /** The store loses all data of the user. */
        record Lose(int user) implements Step {}

        record LoseAll() implements Step {}

        /** The user shows the token of a lost entry. */
        record Restore(int user) implements Step {}
    }

    private final class Model {

        private final ConcertId concertId = new ConcertId(UUID.randomUUID());
        private final TestRoom room = TestRoom.of(concertId)
                .capacity(CAPACITY)
                .idleSeconds(Math.toIntExact(IDLE.toSeconds()))
                .awaySeconds(Math.toIntExact(AWAY.toSeconds()));
        private final List<UserId> users = new ArrayList<>();
        private final Map<UserId, QueueEntry> entries = new HashMap<>();
        private final List<UserId> waiting = new ArrayList<>();
        private final List<UserId> in = new ArrayList<>();

        /** The earliest lost entry of each user. */
        private final Map<UserId, QueueEntry> lost = new HashMap<>();

        /** Users of whom the store has an entry. */
        private final Set<UserId> known = new HashSet<>();

        /** Users who were unknown when they joined, and have neither been admitted nor left. */
        private final Set<UserId> alone = new HashSet<>();

        /** Waiting users without a heartbeat for the idle time. */
        private final Set<UserId> silent = new HashSet<>();

        /** The number ahead of each entry that waited after the step before. */
        private final Map<QueueEntry, Long> aheadBefore = new HashMap<>();

        private boolean isPolicyKnown;

        private Model() {
            for (int i = 0; i < USERS; i++) {
                users.add(new UserId(UUID.randomUUID()));
            }
        }

        private void take(Step step) {
            switch (step) {
                case Step.Join(var user) -> join(users.get(user), RejoinPolicy.KEEP);
                case Step.Requeue(var user) -> join(users.get(user), RejoinPolicy.REQUEUE);
                case Step.Leave(var user) -> leave(users.get(user));
                case Step.AdmitAhead(var user) -> admitAhead(users.get(user));
                case Step.Admit(var atMost) -> admit(atMost);
                case Step.EvictIdle(var user) -> evictIdle(users.get(user));
                case Step.FallSilent(var user) -> fallSilent(users.get(user));
                case Step.Heartbeat(var user) -> heartbeat(users.get(user));
                case Step.RunEviction() ->
                    assertThat(runEviction()).isEqualTo(new AdmissionControl.Eviction(0, List.of(), false));
                case Step.Lose(var user) -> {
                    rememberAsLost(users.get(user));
                    lose(concertId, users.get(user));
                }
                case Step.LoseAll() -> {
                    users.forEach(this::rememberAsLost);
                    isPolicyKnown = false;
                    lose(concertId);
                }
                case Step.Restore(var user) -> restore(users.get(user));
            }
        }

        private void join(UserId user, RejoinPolicy reentry) {
            QueueEntries.Joined joined =
                    get(queue().join(room.reentry(reentry).room(), user, new QueueEntryId(UUID.randomUUID())));
            QueueEntry current = entries.put(user, joined.entry());
            boolean keeps = current != null && reentry == RejoinPolicy.KEEP;
            silent.remove(user);
            assertThat(joined.isNew()).isEqualTo(!keeps);
            assertThat(joined.entry().equals(current)).isEqualTo(keeps);
            if (!keeps) {
                remove(user);
                waiting.add(user);
                alone.remove(user);
                if (known.add(user)) {
                    alone.add(user);
                }
            }
            assertThat(joined.state()).isEqualTo(get(queue().state(joined.entry())));
        }

        private void leave(UserId user) {
            QueueEntry current = entries.remove(user);
            QueueEntry entry = current == null ? lost.remove(user) : current;
            if (entry != null) {
                boolean isLive = current != null || isTakenBack(user);
                assertThat(get(queue().leave(entry, LeaveReason.LEFT))).isEqualTo(isLive);
                EntryState state = get(queue().state(entry));
                if (current == null) {
                    assertThat(state).isInstanceOf(EntryState.Gone.class);
                } else {
                    assertThat(state).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
                }
                remove(user);
                known.add(user);
                alone.remove(user);
            }
        }

        private void admitAhead(UserId user) {
            QueueEntry current = entries.get(user);
            if (current == null) {
                return;
            }
            boolean waits = waiting.contains(user);
            boolean enters = waits && in.size() < CAPACITY;
            Class<? extends AheadOfTurn> expected =
                    enters ? AheadOfTurn.Admitted.class : waits ? AheadOfTurn.Full.class : AheadOfTurn.NotWaiting.class;
            assertThat(get(queue().admitAhead(room.room(), current))).isInstanceOf(expected);
            if (enters) {
                remove(user);
                in.add(user);
                alone.remove(user);
            }
        }

        private void admit(int atMost) {
            List<UserId> next = waiting.stream()
                    .filter(user -> !silent.contains(user))
                    .limit(Math.min(atMost, CAPACITY - in.size()))
                    .toList();
            assertThat(get(queue().admit(room.room(), atMost)))
                    .isEqualTo(new AdmissionControl.Admission(next.size(), 0, waiting.size() - next.size()));
            next.forEach(alone::remove);
            in.addAll(next);
            waiting.removeAll(next);
            isPolicyKnown = true;
        }

        private void fallSilent(UserId user) {
            if (waiting.contains(user)) {
                silence(concertId, user, IDLE.plusSeconds(10));
                silent.add(user);
            }
        }

        private void heartbeat(UserId user) {
            get(queue().record(concertId, List.of(user)));
            silent.remove(user);
        }

        private AdmissionControl.Eviction runEviction() {
            return get(queue().evictIdle(concertId, Duration.ofHours(1), 100));
        }

        private void evictIdle(UserId user) {
            silence(concertId, user, IDLE.plus(AWAY).plusSeconds(10));
            QueueEntry current = entries.get(user);
            List<QueueEntry> active =
                    isPolicyKnown && current != null && in.contains(user) ? List.of(current) : List.of();
            int evicted = isPolicyKnown && waiting.contains(user) ? 1 : 0;
            assertThat(runEviction()).isEqualTo(new AdmissionControl.Eviction(evicted, active, false));
            if (isPolicyKnown && current != null) {
                assertThat(get(queue().state(current))).isEqualTo(new EntryState.Gone(GoneReason.IDLE));
                entries.remove(user);
                remove(user);
            } else {
                heartbeat(user);
            }
        }

        private void rememberAsLost(UserId user) {
            QueueEntry current = entries.remove(user);
            if (current != null) {
                lost.putIfAbsent(user, current);
            }
            remove(user);
            known.remove(user);
            alone.remove(user);
        }

        private void restore(UserId user) {
            QueueEntry entry = lost.remove(user);
            if (entry != null) {
                boolean isTakenBack = isTakenBack(user);
                assertThat(get(queue().state(entry)))
                        .isInstanceOf(isTakenBack ? EntryState.Lost.class : EntryState.Gone.class);
                EntryState state = get(queue().restore(entry, new TurnRecord.Unknown()));
                if (isTakenBack) {
                    remove(user);
                    waiting.add(user);
                    entries.put(user, entry);
                    waiting.sort(Comparator.comparing(this::place));
                    aheadBefore.clear();
                    known.add(user);
                    alone.remove(user);
                } else {
                    assertThat(state).isInstanceOf(EntryState.Gone.class);
                }
            }
        }

        private Place place(UserId user) {
            return Objects.requireNonNull(entries.get(user)).place();
        }

        private boolean isTakenBack(UserId user) {
            return !known.contains(user) || alone.contains(user);
        }

        private void remove(UserId user) {
            waiting.remove(user);
            in.remove(user);
            silent.remove(user);
        }

        /** A room whose policy is not known has no idle time yet. */
        private boolean isAway(UserId user) {
            return isPolicyKnown && silent.contains(user);
        }

        private void agrees() {
            entries.forEach((user, entry) -> {
                EntryState state = get(queue().state(entry));
                if (in.contains(user)) {
                    assertThat(state).isInstanceOf(EntryState.Active.class);
                } else {
                    EntryState waits = new EntryState.Waiting(waiting.indexOf(user), in.size());
                    assertThat(state).isEqualTo(isAway(user) ? new EntryState.Away(waits) : waits);
                    assertThat((long) waiting.indexOf(user))
                            .isLessThanOrEqualTo(aheadBefore.getOrDefault(entry, Long.MAX_VALUE));
                    aheadBefore.put(entry, (long) waiting.indexOf(user));
                }
            });
            assertThat(get(queue().counts(concertId))).waiting(waiting.size()).active(in.size());
        }
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
