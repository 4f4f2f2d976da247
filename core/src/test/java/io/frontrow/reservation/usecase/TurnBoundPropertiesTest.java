package io.frontrow.reservation.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.usecase.HoldSeatsUseCase;
import io.frontrow.seat.usecase.ReleaseHoldUseCase;
import io.frontrow.shared.SaleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        private final List<SeatHold> held = new ArrayList<>();
        private final List<Reservation> reserved = new ArrayList<>();
        private final QueueEntry fan;
        private final Instant lastMoment;

        private Walk() {
            sale.setPolicy(sale.aRoom().turnSeconds((int) TURN.toSeconds()).policy());
            fan = sale.aFanInTurn();
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
                        Reservation reservation = reserved.get(number % reserved.size());
                        get(cancelling.cancel(
                                new CancelReservation.Command(fan.userId(), reservation.reservationId(), null)));
                    }
                }
                case HEARTBEAT -> get(sale.checkTurn.check(fan));
                case PASS -> sale.clock.turn(Duration.ofSeconds(20L * number));
            }
            compare();
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
            assertThat(claimed()).isEqualTo(new ClaimedSeats(SeatNumbers.NONE, SeatNumbers.NONE));
        }
    }
}
