package io.frontrow.reservation.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.CancelReservation.Command;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.FaultySeatHolds;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.wallet.port.Wallets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CancelReservationUseCaseTest {

    private static final long PRICE = 50_000;

    private final SaleFixture sale = new SaleFixture();
    private final CancelReservation cancelReservation = cancelReservation(sale.holds);
    private final QueueEntry fan = aFanWith(10 * PRICE);

    @Test
    void cancelingReturnsThePointsAndFreesTheSeats() {
        Reservation bought = aPurchase(sale.aHold(fan, 12, 13));

        Reservation canceled = canceled(cancel(bought, null));

        assertThat(canceled.status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(canceled.refunded()).isEqualTo(new RefundSummary(new Points(2 * PRICE), RefundStatus.DONE));
        assertThat(balance()).isEqualTo(10 * PRICE);
        assertThat(soldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void someSeatsAreCancelledAndTheOthersStay() {
        Reservation bought = aPurchase(sale.aHold(fan, 12, 13));

        Reservation canceled = canceled(cancel(bought, SeatNumbers.of(13)));

        assertThat(canceled.seats()).isEqualTo(SeatNumbers.of(12));
        assertThat(balance()).isEqualTo(9 * PRICE);
        assertThat(soldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    @Test
    void aHoldThatPaymentCouldNotReleaseHidesNoSeatThatIsFree() {
        Reservation bought = aPurchase(sale.aHold(fan, 12, 13));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12, 13));

        canceled(cancel(bought, null));

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void theHoldOfAnotherUserOnTheSeatsStays() {
        Reservation bought = aPurchase(sale.aHold(fan, 12));
        canceled(cancel(bought, null));
        sale.aHold(sale.aFanInTurn(), 12);

        canceled(cancel(bought, null));

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    @Test
    void theCancellationStandsWhenTheHoldsAreUnavailable() {
        SeatHolds unavailable = new FaultySeatHolds(
                sale.holds,
                identity(),
                _ -> Mono.error(new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"))));
        Reservation bought = aPurchase(sale.aHold(fan, 12));

        canceled(get(cancelReservation(unavailable).cancel(command(bought, null))));

        assertThat(balance()).isEqualTo(10 * PRICE);
    }

    @Test
    void aClientThatDisconnectsHasCanceledNevertheless() {
        Reservation bought = aPurchase(sale.aHold(fan, 12));
        SeatHolds slow = new FaultySeatHolds(
                sale.holds,
                identity(),
                answer -> Mono.delay(Duration.ofMillis(1)).then(answer));

        Mono<CancellationOutcome> running = cancelReservation(slow).cancel(command(bought, null));
        running.subscribe().dispose();

        await().untilAsserted(() -> assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE));
        assertThat(balance()).isEqualTo(10 * PRICE);
    }

    @Test
    void refusesWhatCannotBeCanceled() {
        Reservation unpaid = sale.aReservation(fan.userId(), 1);
        Reservation bought = aPurchase(sale.aHold(fan, 12));
        Reservation unknown = aPurchase(sale.aHold(fan, 13));

        assertThat(cancel(unpaid, SeatNumbers.of(2)))
                .isEqualTo(new CancellationOutcome.UnknownSeats(SeatNumbers.of(2)));
        assertThat(cancel(bought, SeatNumbers.of(12, 13)))
                .isEqualTo(new CancellationOutcome.UnknownSeats(SeatNumbers.of(13)));
        assertThat(get(cancelReservation.cancel(new Command(SaleFixture.aUser(), unknown.reservationId(), null))))
                .isEqualTo(new CancellationOutcome.UnknownReservation());
        assertThat(get(cancelReservation.cancel(new Command(fan.userId(), new ReservationId(UUID.randomUUID()), null))))
                .isEqualTo(new CancellationOutcome.UnknownReservation());
        enrich(Points.MAX - balance());
        assertThat(cancel(bought, null)).isEqualTo(new CancellationOutcome.WalletFull());
    }

    @Test
    void anUnpaidReservationIsGivenBackWithItsHold() {
        SeatHold hold = sale.aHold(fan, 12, 13);
        Reservation reservation = reserved(hold);

        assertThat(cancel(reservation, SeatNumbers.of(12))).isEqualTo(new CancellationOutcome.OnlyWhole());
        Reservation canceled = canceled(cancel(reservation, null));

        assertThat(canceled.status()).isEqualTo(ReservationStatus.CANCELED);
        assertThat(canceled.refunded()).isEqualTo(RefundSummary.NOTHING);
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
        assertThat(balance()).isEqualTo(10 * PRICE);
        sale.aReservation(sale.aFanInTurn(), 12, 13);
    }

    @Test
    void givingBackWhatIsLeftToPayForEndsTheTurnInWhichSomethingWasPaid() {
        Reservation bought = reserved(sale.aHold(fan, 12));
        Reservation first = reserved(sale.aHold(fan, 13));
        Reservation second = reserved(sale.aHold(fan, 14));
        paidInTurn(bought);

        canceled(cancel(first, null));
        assertThat(sale.isIn(fan)).isTrue();

        canceled(cancel(second, null));
        assertThat(sale.state(fan)).isEqualTo(new EntryState.Gone(GoneReason.COMPLETED));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void givingBackEndsNoTurnInWhichNothingWasPaidOrSomethingIsHeld() {
        Reservation unpaid = reserved(sale.aHold(fan, 12));
        canceled(cancel(unpaid, null));
        assertThat(sale.isIn(fan)).isTrue();

        paidInTurn(reserved(sale.aHold(fan, 13)));
        Reservation left = reserved(sale.aHold(fan, 14));
        sale.aHold(fan, 15);
        canceled(cancel(left, null));

        assertThat(sale.isIn(fan)).isTrue();
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(15));
    }

    @Test
    void givingBackEndsNoLaterTurn() {
        Reservation bought = reserved(sale.aHold(fan, 12));
        paidInTurn(bought);
        get(sale.queue.leave(fan, LeaveReason.PAID));
        QueueEntry again = get(sale.queue.join(sale.room(), fan.userId(), new QueueEntryId(UUID.randomUUID())))
                .entry();
        get(sale.queue.admit(sale.room(), 1));

        canceled(cancel(bought, null));

        assertThat(sale.isIn(again)).isTrue();
    }

    private void paidInTurn(Reservation reservation) {
        Payments.WalletPayment payment = new Payments.WalletPayment(
                new PaymentId(UUID.randomUUID()),
                new TransferId(UUID.randomUUID()),
                fan.userId(),
                fan.concertId(),
                fan.entryId(),
                reservation.reservationId(),
                aKey());
        assertThat(get(sale.store.payments().payByWallet(payment))).isInstanceOf(PaymentOutcome.Paid.class);
    }

    @Test
    void whatWasNotPaidInTimeCannotBeGivenBack() {
        Reservation reservation = reserved(sale.aHold(fan, 12));
        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(cancel(reservation, null)).isEqualTo(new CancellationOutcome.NotPaid());
    }

    @Test
    void onTheDayItselfItIsTooLateButWhatIsCancelledStaysSo() {
        Reservation early = aPurchase(sale.aHold(fan, 12));
        Reservation late = aPurchase(sale.aHold(fan, 13));
        CancellationOutcome canceled = cancel(early, null);
        assertThat(canceled).isInstanceOf(CancellationOutcome.Canceled.class);
        sale.clock.turn(Duration.ofDays(7));

        assertThat(cancel(late, null)).isEqualTo(new CancellationOutcome.TooLate());
        assertThat(cancel(early, null)).isEqualTo(canceled);
        assertThat(balance()).isEqualTo(9 * PRICE);
    }

    private CancelReservation cancelReservation(SeatHolds holds) {
        return new CancelReservationUseCase(sale.store.cancellations(), holds, sale.endTurn, UUID::randomUUID);
    }

    private CancellationOutcome cancel(Reservation reservation, @Nullable SeatNumbers seats) {
        return get(cancelReservation.cancel(command(reservation, seats)));
    }

    private static Command command(Reservation reservation, @Nullable SeatNumbers seats) {
        return new Command(reservation.userId(), reservation.reservationId(), seats);
    }

    private static Reservation canceled(CancellationOutcome outcome) {
        assertThat(outcome).isInstanceOf(CancellationOutcome.Canceled.class);
        return ((CancellationOutcome.Canceled) outcome).reservation();
    }

    private QueueEntry aFanWith(long points) {
        QueueEntry inTurn = sale.aFanInTurn();
        UserId userId = inTurn.userId();
        User user = new User(userId, new Email(userId.value() + "@frontrow.example"), "Fan", Role.USER);
        get(sale.store.users().add(new Credentials(user, new PasswordHash("of a password"))));
        enrich(userId, points);
        return inTurn;
    }

    private void enrich(long points) {
        enrich(fan.userId(), points);
    }

    private void enrich(UserId userId, long points) {
        get(sale.store
                .wallets()
                .topUp(new Wallets.TopUpRequest(
                        new TransferId(UUID.randomUUID()), userId, new Points(points), aKey())));
    }

    /** A paid reservation whose hold was not released. */
    private Reservation aPurchase(SeatHold hold) {
        Reservation reservation = reserved(hold);
        assertThat(get(sale.store.payments().payByWallet(paymentOf(reservation))))
                .isInstanceOf(PaymentOutcome.Paid.class);
        return reservation;
    }

    private Reservation reserved(SeatHold hold) {
        Reservations.NewReservation order = new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()), sale.performance, hold, fan.entryId(), SaleFixture.LIMIT);
        return ((Reservations.Outcome.Reserved) get(sale.store.reservations().reserve(order))).reservation();
    }

    private static Payments.WalletPayment paymentOf(Reservation reservation) {
        return new Payments.WalletPayment(
                new PaymentId(UUID.randomUUID()),
                new TransferId(UUID.randomUUID()),
                reservation.userId(),
                reservation.concertId(),
                new QueueEntryId(UUID.randomUUID()),
                reservation.reservationId(),
                aKey());
    }

    private static IdempotencyKey aKey() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    private long balance() {
        return get(sale.store.wallets().balance(fan.userId())).orElseThrow().value();
    }

    private SeatNumbers soldSeats() {
        return get(sale.store.claims().claimed(sale.performanceId())).sold();
    }
}
