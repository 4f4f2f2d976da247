package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.queue.port.AdmissionControl.Eviction;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.TicketId;
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
abstract class QueueSteps {

    static final int BATCH = 1_000;
    static final Duration OVER_A_TURN = Duration.ofMillis(1_050);
    static final Duration OVER_A_SECOND = Duration.ofMillis(1_050);
    static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    final QueueContract store;
    final ConcertId concertId = new ConcertId(UUID.randomUUID());
    final TestRoom room = TestRoom.of(concertId);

    QueueSteps(QueueContract store) {
        this.store = store;
    }

    static UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    static TicketId aTicketId() {
        return new TicketId(UUID.randomUUID());
    }

    Joined join(UserId user) {
        return get(queue().join(room.room(), user, aTicketId()));
    }

    Joined requeue(UserId user) {
        return get(queue().join(room.reentry(Reentry.REQUEUE).room(), user, aTicketId()));
    }

    List<QueueTicket> joined(int count) {
        return IntStream.range(0, count).mapToObj(_ -> join(aUser()).ticket()).toList();
    }

    List<QueueTicket> admitted(int count) {
        List<QueueTicket> in = joined(count);
        assertThat(admit().admitted()).isEqualTo(count);
        return in;
    }

    Admission admit() {
        return admit(room);
    }

    Admission admit(TestRoom changed) {
        return get(queue().admit(changed.room(), BATCH));
    }

    Standing state(QueueTicket ticket) {
        return get(queue().state(ticket));
    }

    boolean isIn(QueueTicket ticket) {
        return state(ticket) instanceof Standing.Active;
    }

    boolean leave(QueueTicket ticket) {
        return get(queue().leave(ticket, Departure.LEFT));
    }

    DepartureRates rates() {
        return get(queue().departureRates(concertId));
    }

    /** Loses the room. The next user to join has a later place than all before. */
    void lose() {
        store.lose(concertId);
        pass(Duration.ofMillis(1));
    }

    Standing restore(QueueTicket ticket) {
        return get(comingBack(ticket));
    }

    Standing restore(QueueTicket ticket, PastTurn past) {
        return get(queue().restore(ticket, past));
    }

    Mono<Standing> comingBack(QueueTicket ticket) {
        return queue().restore(ticket, new PastTurn.Unknown());
    }

    Mono<Joined> joining(UserId user) {
        return queue().join(room.room(), user, aTicketId());
    }

    void recordHeartbeat(QueueTicket ticket) {
        queue().record(concertId, List.of(ticket.userId())).block(Duration.ofSeconds(5));
    }

    Eviction evictIdle() {
        return evictIdle(BATCH);
    }

    Eviction evictIdle(int atMost) {
        return get(queue().evictIdle(concertId, PAUSE_MAX, atMost));
    }

    RoomCounts counts() {
        return get(queue().counts(concertId));
    }

    /** Number of seconds, whole or begun, since the start: each of them allows one more rate. */
    long secondsSince(Instant start) {
        return 1 + Duration.between(start, clock().instant()).toSeconds();
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }

    static <T> List<T> atOnce(int times, IntFunction<Mono<T>> action) {
        return get(Flux.range(0, times)
                .flatMap(i -> action.apply(i).subscribeOn(Schedulers.parallel()), times)
                .collectList());
    }

    AheadOfTurn admitAhead(TestRoom changed, QueueTicket ticket) {
        return get(queue().admitAhead(changed.room(), ticket));
    }

    TestQueue queue() {
        return store.queue();
    }

    Clock clock() {
        return store.clock();
    }

    void pass(Duration duration) {
        store.pass(duration);
    }
}
