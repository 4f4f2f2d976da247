package io.frontrow.shared;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.port.Performances;
import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.port.FakePaymentGateway;
import io.frontrow.payment.usecase.EndTurnAfterPaymentUseCase;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.payment.usecase.SettleCardPaymentUseCase;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorActionId;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueRules;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.InMemoryQueue;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.queue.usecase.AdmitWaitingUseCase;
import io.frontrow.queue.usecase.CheckTurnUseCase;
import io.frontrow.queue.usecase.RecordHeartbeatsUseCase;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.InMemorySeatHolds;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.seat.usecase.HoldSeatsUseCase;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/**
 * A fixture: a concert on sale with one performance in the standard hall, a large waiting room, and stores in memory.
 */
public final class SaleFixture {

    public static final int LIMIT = 4;
    public static final Duration HOLD_FOR = Duration.ofMinutes(5);
    public static final SeatRules RULES = new SeatRules(HOLD_FOR, LIMIT);
    public static final QueueRules QUEUE_RULES = new QueueRules(Duration.ofMinutes(2));

    private static final Set<OperatorAction.Kind> SET_UP =
            EnumSet.of(OperatorAction.Kind.CREATE_CONCERT, OperatorAction.Kind.CREATE_PERFORMANCE);

    public final TestClock clock = new TestClock();
    public final SystemOfRecord store = SystemOfRecord.inMemory(clock);
    public final InMemoryQueue queue = new InMemoryQueue(clock);
    public final InMemorySeatHolds holds = new InMemorySeatHolds(queue, clock);
    public final AdmitWaiting admitWaiting = new AdmitWaitingUseCase(store.rooms(), queue, QUEUE_RULES);
    public final RecordHeartbeats heartbeats = new RecordHeartbeatsUseCase(store.rooms(), queue, admitWaiting, clock);
    public final CheckTurn checkTurn =
            new CheckTurnUseCase(queue, store.turnRecords(), store.saleStatuses(), heartbeats, admitWaiting);
    public final EndTurnAfterPayment endTurn =
            new EndTurnAfterPaymentUseCase(queue, store.turnRecords(), holds, admitWaiting);
    public final HoldSeats holdSeats = new HoldSeatsUseCase(
            checkTurn, store.performances(), store.claims(), holds, UUID::randomUUID, clock, RULES);
    public final Performance performance;

    public SaleFixture() {
        ConcertId concertId = aConcert(clock.instant().minus(Duration.ofDays(1)));
        performance = aPerformance(concertId, clock.instant().plus(Duration.ofDays(7)));
        setPolicy(TestRoom.of(concertId).policy());
    }

    public ConcertId concertId() {
        return performance.concertId();
    }

    public PerformanceId performanceId() {
        return performance.performanceId();
    }

    /** Another concert. */
    public ConcertId aConcert(Instant salesOpenAt) {
        ConcertId concertId = new ConcertId(UUID.randomUUID());
        Concert concert = new Concert(
                concertId, "First Light", "The Dawns", "Hall One", ZoneId.of("Asia/Seoul"), salesOpenAt, null, null);
        store.concerts()
                .add(concert, TestRoom.of(concertId).policy(), anOperator())
                .block(Duration.ofSeconds(5));
        return concertId;
    }

    /** Another performance, in the standard hall. */
    public Performance aPerformance(ConcertId concertId, Instant startsAt) {
        return aPerformance(concertId, startsAt, SeatPlan.standardHall());
    }

    /** Another performance. */
    public Performance aPerformance(ConcertId concertId, Instant startsAt, SeatPlan plan) {
        Performances.Addition outcome = get(store.performances()
                .add(new PerformanceId(UUID.randomUUID()), concertId, startsAt, plan, anOperator()));
        return ((Performances.Addition.Added) outcome).performance();
    }

    /** What operators have done here besides setting up the sale, the latest first. */
    public List<OperatorAction> actions() {
        return get(store.operatorActions().list(concertId(), PageRequest.first(PageRequest.LIMIT_MAX))).items().stream()
                .filter(action -> !SET_UP.contains(action.kind()))
                .toList();
    }

    public WaitingRoom room() {
        return room(concertId());
    }

    private WaitingRoom room(ConcertId concertId) {
        return get(store.rooms().find(concertId)).orElseThrow();
    }

    public void setPolicy(WaitingRoomPolicy policy) {
        get(store.rooms().change(concertId(), PolicyChange.to(policy), Optional.empty(), false));
    }

    /** A builder of a policy for this concert, to be set by {@link #setPolicy}. */
    public TestRoom aRoom() {
        return TestRoom.of(concertId()).opensAt(performance.salesOpenAt());
    }

    /** Somebody who does one thing. */
    public static By anOperator() {
        return new By(aUser(), new OperatorActionId(UUID.randomUUID()));
    }

    public static UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    public QueueEntry aFanWaiting() {
        return aFanWaiting(concertId());
    }

    public QueueEntry aFanWaiting(ConcertId concertId) {
        return get(queue.join(room(concertId), aUser(), new QueueEntryId(UUID.randomUUID())))
                .entry();
    }

    public QueueEntry aFanInTurn() {
        return aFanInTurn(concertId());
    }

    public QueueEntry aFanInTurn(ConcertId concertId) {
        QueueEntry fan = aFanWaiting(concertId);
        get(queue.admit(onSale(room(concertId)), 1_000));
        return fan;
    }

    /** The room while the sale was open, though none of its performances may be to come any more. */
    private WaitingRoom onSale(WaitingRoom room) {
        return new WaitingRoom(
                room.concertId(),
                room.epoch(),
                room.policy(),
                room.seed(),
                room.hasAdmitted(),
                clock.instant().plus(Duration.ofDays(1)));
    }

    public List<QueueEntry> fansWaiting(int count) {
        return IntStream.range(0, count).mapToObj(_ -> aFanWaiting()).toList();
    }

    public EntryState state(QueueEntry entry) {
        return get(queue.state(entry));
    }

    public boolean isIn(QueueEntry entry) {
        return state(entry) instanceof EntryState.Active;
    }

    /** A hold of free seats. */
    public SeatHold aHold(QueueEntry fan, int... seats) {
        return aHold(fan, HOLD_FOR, seats);
    }

    public SeatHold aHold(QueueEntry fan, Duration holdFor, int... seats) {
        SeatHolds.HoldRequest request = new SeatHolds.HoldRequest(
                new HoldId(UUID.randomUUID()),
                fan,
                performanceId(),
                SeatNumbers.of(seats),
                SeatNumbers.NONE,
                SeatPlan.SEATS_MAX,
                holdFor);
        return ((SeatHolds.Outcome.Held) get(holds.hold(request))).hold();
    }

    /** A reservation of free seats without a hold, as if the hold was lost. */
    public Reservation aReservation(UserId userId, int... seats) {
        return aReservation(userId, new QueueEntryId(UUID.randomUUID()), seats);
    }

    /** A reservation of free seats, made during the user's turn. */
    public Reservation aReservation(QueueEntry fan, int... seats) {
        return aReservation(fan.userId(), fan.entryId(), seats);
    }

    private Reservation aReservation(UserId userId, QueueEntryId entryId, int... seats) {
        SeatHold hold = new SeatHold(
                new HoldId(UUID.randomUUID()),
                performanceId(),
                userId,
                SeatNumbers.of(seats),
                clock.instant().plus(HOLD_FOR),
                HOLD_FOR);
        Reservations.NewReservation newReservation = new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()), performance, hold, entryId, SeatPlan.SEATS_MAX);
        return ((Reservations.Outcome.Reserved) get(store.reservations().reserve(newReservation))).reservation();
    }

    public SeatNumbers heldSeats() {
        return get(holds.heldSeats(concertId(), List.of(performanceId())))
                .getOrDefault(performanceId(), SeatNumbers.NONE);
    }

    /** The response to a command sent now. */
    public static <T> T get(Mono<T> answer) {
        return answer.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }

    /** {@return what payments by card need, in an installation that accepts none} */
    public PayUseCase.Cards noCards() {
        return new PayUseCase.Cards(
                store.cardPayments(),
                new FakePaymentGateway(),
                new SettleCardPaymentUseCase(
                        store.cardPayments(), store.cardPaymentBacklog(), endTurn, UUID::randomUUID),
                new CardRules(false, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
