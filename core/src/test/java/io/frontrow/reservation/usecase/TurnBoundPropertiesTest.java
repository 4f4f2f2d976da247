package io.frontrow.reservation.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.Pay;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.usecase.PayUseCase;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.usecase.HoldSeatsUseCase;
import io.frontrow.seat.usecase.ReleaseHoldUseCase;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.port.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a user does, the turn and the seats that the user keeps unpaid are bounded. */
class TurnBoundPropertiesTest {

    private static final Duration TURN = Duration.ofSeconds(60);
    private static final long RICHES = 10_000_000;

    @Property(tries = 300)
    @Label("P-3 Nobody is in for longer than a turn and a hold, and no seat is unpaid for longer than a hold")
    void aTurnIsBoundedWhateverIsDoneInIt(@ForAll("walks") List<Step> steps) {
        Walk walk = new Walk();
        steps.forEach(walk::take);
        walk.end();
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.of(Action.values()), number)
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    enum Action {
        HOLD,
        RELEASE,
        RESERVE,
        RESERVE_SEATS,
        CANCEL,
        PAY,
        HEARTBEAT,
        PASS
    }

    /**
     * A step of a walk.
     *
     * @param number which seat, hold or reservation, or how many times 20 seconds
     */
    record Step(Action action, int number) {}

    /** One user, who does one thing after the other. */
    private static final class Walk {

        private final SaleFixture sale = new SaleFixture();
        private final HoldSeats holding = new HoldSeatsUseCase(
                sale.checkTurn,
                sale.store.performances(),
                sale.store.claims(),
                sale.holds,
                UUID::randomUUID,
                sale.clock,
                SaleFixture.RULES);
        private final ReleaseHold releasing = new ReleaseHoldUseCase(sale.checkTurn, sale.store.claims(), sale.holds);
        private final ReserveSeats reserving = new ReserveSeatsUseCase(
                sale.checkTurn,
                sale.store.performances(),
                sale.holds,
                holding,
                sale.store.reservations(),
                UUID::randomUUID,
                SaleFixture.RULES);
        private final CancelReservation cancelling =
                new CancelReservationUseCase(sale.store.cancellations(), sale.holds, sale.endTurn, UUID::randomUUID);
        private final Pay paying =
                new PayUseCase(sale.checkTurn, sale.store.payments(), sale.endTurn, UUID::randomUUID, sale.noCards());
        private final List<SeatHold> held = new ArrayList<>();
        private final List<Reservation> reserved = new ArrayList<>();
        private final QueueEntry fan;
        private final Instant lastMoment;
        private final Map<ReservationId, SeatNumbers> sold = new HashMap<>();

        private Walk() {
            sale.setPolicy(sale.aRoom().turnSeconds((int) TURN.toSeconds()).policy());
            fan = sale.aFanInTurn();
            User user = new User(fan.userId(), new Email("fan@frontrow.example"), "Fan", Role.USER);
            get(sale.store.users().add(new Credentials(user, new PasswordHash("of a password"))));
            get(sale.store
                    .wallets()
                    .topUp(new Wallets.TopUpRequest(
                            new TransferId(UUID.randomUUID()), fan.userId(), new Points(RICHES), aKey())));
            lastMoment = sale.clock.instant().plus(TURN).plus(SaleFixture.HOLD_FOR);
        }

        private void take(Step step) {
            int number = step.number();
            SeatNumbers seats = SeatNumbers.of(number + 1);
            switch (step.action()) {
                case HOLD -> note(get(holding.hold(new HoldSeats.Command(fan, sale.performanceId(), seats))));
                case RELEASE -> {
                    if (!held.isEmpty()) {
                        get(releasing.release(
                                fan, held.get(number % held.size()).holdId()));
                    }
                }
                case RESERVE -> {
                    if (!held.isEmpty()) {
                        SeatHold hold = held.get(number % held.size());
                        note(get(reserving.reserve(new ReserveSeats.Command.FromHold(fan, hold.holdId()))));
                    }
                }
                case RESERVE_SEATS ->
                    note(get(reserving.reserve(new ReserveSeats.Command.FromSeats(fan, sale.performanceId(), seats))));
                case CANCEL -> {
                    if (!reserved.isEmpty()) {
                        cancel(reserved.get(number % reserved.size()));
                    }
                }
                case PAY -> {
                    if (!reserved.isEmpty()) {
                        pay(reserved.get(number % reserved.size()));
                    }
                }
                case HEARTBEAT -> get(sale.checkTurn.check(fan));
                case PASS -> sale.clock.turn(Duration.ofSeconds(20L * number));
            }
            compare();
        }

        private void cancel(Reservation reservation) {
            CancellationOutcome outcome = get(
                    cancelling.cancel(new CancelReservation.Command(fan.userId(), reservation.reservationId(), null)));
            if (outcome instanceof CancellationOutcome.Canceled) {
                sold.remove(reservation.reservationId());
            }
        }

        /** What was paid stays sold; it is no longer bounded. */
        private void pay(Reservation reservation) {
            Pay.Result result = get(paying.pay(
                    new Pay.Command(fan, reservation.reservationId(), new Pay.PaymentInstrument.Wallet(), aKey())));
            if (result instanceof Pay.Result.Decided(PaymentOutcome.Paid(var _, var _))) {
                assertThat(sale.clock.instant()).isBefore(lastMoment);
                sold.put(reservation.reservationId(), reservation.seats());
            }
        }

        private static IdempotencyKey aKey() {
            return new IdempotencyKey(UUID.randomUUID().toString());
        }

        private void note(HoldSeats.Result result) {
            if (result instanceof HoldSeats.Result.Held(var hold, var _, var repeated) && !repeated) {
                assertThat(hold.expiresAt()).isEqualTo(sale.clock.instant().plus(SaleFixture.HOLD_FOR));
                assertThat(hold.expiresAt()).isBeforeOrEqualTo(lastMoment);
                held.add(hold);
            }
        }

        private void note(ReserveSeats.Result result) {
            if (result instanceof ReserveSeats.Result.Reserved(var reservation)) {
                assertThat(reservation.expiresAt())
                        .isBeforeOrEqualTo(sale.clock.instant().plus(SaleFixture.HOLD_FOR))
                        .isBeforeOrEqualTo(lastMoment);
                reserved.add(reservation);
            }
        }

        private void compare() {
            if (sale.state(fan) instanceof EntryState.Active(var endsAt)) {
                assertThat(endsAt).isBeforeOrEqualTo(lastMoment);
            } else {
                assertThat(claimed().reserved()).as("whoever has to pay is in").isEqualTo(SeatNumbers.NONE);
                assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
            }
        }

        private ClaimedSeats claimed() {
            return get(sale.store.claims().claimed(sale.performanceId()));
        }

        private void end() {
            Duration left = Duration.between(sale.clock.instant(), lastMoment);
            if (left.isPositive()) {
                sale.clock.turn(left);
            }
            assertThat(sale.isIn(fan)).isFalse();
            assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
            SeatNumbers paid = sold.values().stream().reduce(SeatNumbers.NONE, SeatNumbers::union);
            assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.NONE, paid));
        }
    }
}
