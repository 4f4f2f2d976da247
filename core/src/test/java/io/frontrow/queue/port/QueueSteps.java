package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Steps of the tests of a queue's store. Each test has a concert of its own. */
interface QueueSteps {

    int BATCH = 1_000;
    Duration OVER_A_TURN = Duration.ofMillis(1_050);
    Duration OVER_A_SECOND = Duration.ofMillis(1_050);
    Duration PAUSE_MAX = Duration.ofMinutes(1);

    /** The grace period of a store under test. */
    Duration GRACE = Duration.ofMillis(500);

    /** A store with this grace period. */
    TestQueue queue();

    /** Lets the store lose everything about a concert. */
    void lose(ConcertId lost);

    /** Lets the store lose everything about one user of a concert. */
    void lose(ConcertId where, UserId lost);

    /** The clock of the store, or one that agrees with it. */
    Clock clock();

    /** Lets at least this time pass on the clock of the store. */
    void pass(Duration duration);

    /** The concert of this test. */
    ConcertId concertId();

    /** The waiting room of that concert. */
    TestRoom room();

    default UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    default QueueEntryId anEntryId() {
        return new QueueEntryId(UUID.randomUUID());
    }

    default Joined join(UserId user) {
        return get(queue().join(room().room(), user, anEntryId()));
    }

    default Joined requeue(UserId user) {
        return get(queue().join(room().reentry(RejoinPolicy.REQUEUE).room(), user, anEntryId()));
    }

    default List<QueueEntry> joined(int count) {
        return IntStream.range(0, count).mapToObj(_ -> join(aUser()).entry()).toList();
    }

    default List<QueueEntry> admitted(int count) {
        List<QueueEntry> in = joined(count);
        assertThat(admit().admitted()).isEqualTo(count);
        return in;
    }

    default Admission admit() {
        return admit(room());
    }

    default Admission admit(TestRoom changed) {
        return get(queue().admit(changed.room(), BATCH));
    }

    default EntryState state(QueueEntry entry) {
        return get(queue().state(entry));
    }

    default boolean isIn(QueueEntry entry) {
        return state(entry) instanceof EntryState.Active;
    }

    default boolean leave(QueueEntry entry) {
        return get(queue().leave(entry, LeaveReason.LEFT));
    }

    default DepartureRates rates() {
        return get(queue().departureRates(concertId()));
    }

    /** Loses the room. The next user to join has a later place than all before. */
    default void lose() {
        lose(concertId());
        pass(Duration.ofMillis(1));
    }

    default EntryState restore(QueueEntry entry) {
        return get(comingBack(entry));
    }

    default EntryState restore(QueueEntry entry, TurnRecord past) {
        return get(queue().restore(entry, past));
    }

    default Mono<EntryState> comingBack(QueueEntry entry) {
        return queue().restore(entry, new TurnRecord.Unknown());
    }

    default Mono<Joined> joining(UserId user) {
        return queue().join(room().room(), user, anEntryId());
    }

    /** Whether an admission is due by it. */
    default boolean recordHeartbeat(QueueEntry entry) {
        return get(queue().record(concertId(), List.of(entry.userId())));
    }

    default Eviction evictIdle() {
        return evictIdle(BATCH);
    }

    default Eviction evictIdle(int atMost) {
        return get(queue().evictIdle(concertId(), PAUSE_MAX, atMost));
    }

    default RoomCounts counts() {
        return get(queue().counts(concertId()));
    }

    /** Number of seconds, whole or begun, since the start: each of them allows one more rate. */
    default long secondsSince(Instant start) {
        return 1 + Duration.between(start, clock().instant()).toSeconds();
    }

    default long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    default <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }

    default <T> List<T> atOnce(int times, IntFunction<Mono<T>> action) {
        return get(Flux.range(0, times)
                .flatMap(i -> action.apply(i).subscribeOn(Schedulers.parallel()), times)
                .collectList());
    }

    default AheadOfTurn admitAhead(TestRoom changed, QueueEntry entry) {
        return get(queue().admitAhead(changed.room(), entry));
    }
}
