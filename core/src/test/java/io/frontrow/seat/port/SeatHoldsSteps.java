package io.frontrow.seat.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.HoldRequest;
import io.frontrow.seat.port.SeatHolds.Outcome;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Steps of the tests of a store of holds. Each test has a concert of its own, with two performances. */
interface SeatHoldsSteps {

    Duration LONG = Duration.ofMinutes(5);
    Duration SHORT = Duration.ofMillis(200);
    Duration OVER_SHORT = Duration.ofMillis(250);
    Duration OVER_A_TURN = Duration.ofMillis(1_050);
    int LIMIT = 4;

    SeatHolds holds();

    /** The queue whose turns the holds extend. */
    TestQueue queue();

    /** The clock of the store, or one that agrees with it. */
    Clock clock();

    /** Lets at least this time pass on the clock of the store. */
    void pass(Duration duration);

    ConcertId concertId();

    PerformanceId performanceId();

    PerformanceId otherPerformanceId();

    default QueueEntry aLostFan() {
        return new QueueEntry(
                new QueueEntryId(UUID.randomUUID()), concertId(), new UserId(UUID.randomUUID()), new Place(1));
    }

    default QueueEntry aFanWaiting() {
        return join(new UserId(UUID.randomUUID()), RejoinPolicy.KEEP);
    }

    default QueueEntry aFanInTurn() {
        return aFanInTurn(TestRoom.of(concertId()));
    }

    default QueueEntry aFanInTurn(TestRoom room) {
        QueueEntry fan = aFanWaiting();
        admit(room);
        return fan;
    }

    default List<QueueEntry> fansInTurn(int count) {
        List<QueueEntry> fans =
                IntStream.range(0, count).mapToObj(_ -> aFanWaiting()).toList();
        admit(TestRoom.of(concertId()));
        return fans;
    }

    default QueueEntry join(UserId userId, RejoinPolicy reentry) {
        return get(queue().join(
                                TestRoom.of(concertId()).reentry(reentry).room(),
                                userId,
                                new QueueEntryId(UUID.randomUUID())))
                .entry();
    }

    default void admit(TestRoom room) {
        get(queue().admit(room.room(), 1_000));
    }

    default EntryState state(QueueEntry entry) {
        return get(queue().state(entry));
    }

    default HoldId aHoldId() {
        return new HoldId(UUID.randomUUID());
    }

    default HoldRequest aRequest(QueueEntry fan, PerformanceId performance, Duration holdFor, int... seats) {
        return new HoldRequest(aHoldId(), fan, performance, SeatNumbers.of(seats), SeatNumbers.NONE, LIMIT, holdFor);
    }

    default HoldRequest aRequest(QueueEntry fan, SeatNumbers claimed, int... seats) {
        return new HoldRequest(aHoldId(), fan, performanceId(), SeatNumbers.of(seats), claimed, LIMIT, LONG);
    }

    default Outcome hold(HoldRequest request) {
        return get(holds().hold(request));
    }

    default Outcome hold(QueueEntry fan, int... seats) {
        return hold(aRequest(fan, performanceId(), LONG, seats));
    }

    default SeatHold held(QueueEntry fan, int... seats) {
        return ((Outcome.Held) hold(fan, seats)).hold();
    }

    default SeatHold heldShortly(QueueEntry fan, int... seats) {
        return ((Outcome.Held) hold(aRequest(fan, performanceId(), SHORT, seats))).hold();
    }

    default boolean release(SeatHold hold, QueueEntry fan) {
        return get(holds().release(concertId(), hold.holdId(), fan.userId()));
    }

    default Optional<SeatHold> find(HoldId holdId) {
        return get(holds().find(concertId(), holdId));
    }

    default SeatNumbers heldSeats() {
        return heldOfBoth().getOrDefault(performanceId(), SeatNumbers.NONE);
    }

    default Map<PerformanceId, SeatNumbers> heldOfBoth() {
        return get(holds().heldSeats(concertId(), List.of(performanceId(), otherPerformanceId())));
    }

    default <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }

    default <T> List<T> atOnce(int times, IntFunction<Mono<T>> action) {
        return get(Flux.range(0, times)
                .flatMap(i -> action.apply(i).subscribeOn(Schedulers.parallel()), times)
                .collectList());
    }
}
