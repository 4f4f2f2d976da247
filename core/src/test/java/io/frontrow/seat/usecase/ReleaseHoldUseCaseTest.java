package io.frontrow.seat.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.reservation.port.Reservations.NewReservation;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.ReleaseHold.Result;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.ReservationId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReleaseHoldUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final ReleaseHold releaseHold = new ReleaseHoldUseCase(sale.checkTurn, sale.store.claims(), sale.holds);

    @Test
    void aUserReleasesHeldSeats() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12, 13);

        assertThat(release(fan, hold.holdId())).isEqualTo(new Result.Released());

        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.NONE);
    }

    @Test
    void aHoldIsReleasedOnce() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        release(fan, hold.holdId());

        assertThat(release(fan, hold.holdId())).isEqualTo(new Result.UnknownHold());
    }

    @Test
    void anothersHoldIsUnknown() {
        SeatHold hold = sale.aHold(sale.aFanInTurn(), 12);

        assertThat(release(sale.aFanInTurn(), hold.holdId())).isEqualTo(new Result.UnknownHold());
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    @Test
    void aHoldThatNeverWasIsUnknown() {
        assertThat(release(sale.aFanInTurn(), new HoldId(UUID.randomUUID()))).isEqualTo(new Result.UnknownHold());
    }

    @Test
    void anExpiredHoldIsUnknown() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);

        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(release(fan, hold.holdId())).isEqualTo(new Result.UnknownHold());
    }

    @Test
    void aHoldThatBecameAReservationSaysSo() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        ReservationId reservationId = new ReservationId(UUID.randomUUID());
        get(sale.store
                .reservations()
                .reserve(new NewReservation(reservationId, sale.performance, hold, fan.entryId(), SaleFixture.LIMIT)));

        assertThat(release(fan, hold.holdId())).isEqualTo(new Result.AlreadyReserved(reservationId));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    @Test
    void onlyAnActiveUserReleases() {
        QueueEntry fan = sale.aFanInTurn();
        SeatHold hold = sale.aHold(fan, 12);
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(release(fan, hold.holdId()))
                .isEqualTo(new Result.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT)));
        assertThat(release(sale.aFanWaiting(), hold.holdId()))
                .isEqualTo(new Result.NoTurn(new TurnRefusal.NotYourTurn(0)));
        assertThat(sale.heldSeats()).isEqualTo(SeatNumbers.of(12));
    }

    private Result release(QueueEntry fan, HoldId holdId) {
        return get(releaseHold.release(fan, holdId));
    }
}
