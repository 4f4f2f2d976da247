package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.InMemoryQueueTickets;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ShowTicketUseCaseTest {

    private final SaleFixture sale = new SaleFixture();

    @Test
    void theStateIsThatOfTheStore() {
        List<QueueTicket> fans = sale.fansWaiting(2);

        assertThat(show(fans.getLast())).isEqualTo(new Standing.Waiting(1, 0));
    }

    @Test
    void aLostEntryIsRestoredAtItsOwnPlace() {
        List<QueueTicket> fans = sale.fansWaiting(3);
        sale.tickets.lose(sale.concertId());

        show(fans.getLast());
        show(fans.getFirst());

        assertThat(show(fans.getLast())).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(show(fans.get(1))).isEqualTo(new Standing.Waiting(1, 0));
        assertThat(show(fans.getLast())).isEqualTo(new Standing.Waiting(2, 0));
    }

    @Test
    void whoseReservationIsNotPaidIsInAgainUntilItsDeadline() {
        QueueTicket fan = sale.aFanInTurn();
        Reservation reservation = sale.aReservation(fan, 12);
        sale.tickets.lose(sale.concertId());
        sale.clock.turn(Duration.ofMinutes(1));

        assertThat(show(fan)).isEqualTo(new Standing.Active(reservation.expiresAt()));
    }

    @Test
    void whoseReservationRanOutWaitsAgain() {
        QueueTicket fan = sale.aFanInTurn();
        sale.aReservation(fan, 12);
        sale.tickets.lose(sale.concertId());
        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(show(fan)).isEqualTo(new Standing.Waiting(0, 0));
    }

    @Test
    void aGoneEntryIsNotLookedUpInTheDecidingStore() {
        QueueTicket fan = sale.aFanWaiting();
        get(sale.tickets.leave(fan, Departure.LEFT));

        assertThat(get(showingWithoutPastTurns().show(fan))).isEqualTo(new Standing.Gone());
    }

    @Test
    void aLostEntryStaysLostWhileTheDecidingStoreIsUnavailable() {
        QueueTicket fan = sale.aFanWaiting();
        sale.tickets.lose(sale.concertId());

        StepVerifier.create(showingWithoutPastTurns().show(fan)).verifyError(StoreUnavailable.class);

        assertThat(sale.standing(fan)).isEqualTo(new Standing.Lost());
    }

    @Test
    void aCheckIsAHeartbeat() {
        QueueTicket fan = sale.aFanWaiting();
        sale.clock.turn(Duration.ofSeconds(20));

        show(fan);
        sale.presence.flush().block(Duration.ofSeconds(5));

        assertThat(sale.tickets.lastSign(fan)).contains(sale.clock.instant());
    }

    @Test
    void afterALossNoEntryIsAdmittedBeforeTheGraceIsOver() {
        TestRoom narrow = sale.aRoom().capacity(1);
        sale.setPolicy(narrow.policy());
        List<QueueTicket> fans = sale.fansWaiting(2);
        get(sale.admission.admitInto(sale.concertId()));
        sale.tickets.lose(sale.concertId());
        sale.clock.turn(Duration.ofSeconds(1));
        QueueTicket newcomer = sale.aFanWaiting();
        assertThat(get(sale.admission.admitInto(sale.concertId()))).isZero();

        show(fans.getLast());
        show(fans.getFirst());
        sale.clock.turn(Duration.ofSeconds(15));

        assertThat(get(sale.admission.admitInto(sale.concertId()))).isEqualTo(1);
        assertThat(sale.isIn(fans.getFirst())).isTrue();
        assertThat(sale.standing(newcomer)).isEqualTo(new Standing.Waiting(1, 1));
    }

    @Test
    void aRestoredEntryMarksItsRoomAsHavingWaitingUsers() {
        QueueTicket fan = sale.aFanWaiting();
        sale.tickets.lose(sale.concertId());

        show(fan);
        sale.clock.turn(InMemoryQueueTickets.GRACE);

        assertThat(get(sale.admission.admitWhereWaiting())).isEqualTo(1);
    }

    private ShowTicketUseCase showingWithoutPastTurns() {
        return new ShowTicketUseCase(sale.tickets, _ -> Mono.error(aFault()), sale.presence, sale.admission);
    }

    private Standing show(QueueTicket ticket) {
        return get(sale.showing.show(ticket));
    }

    private static StoreUnavailable aFault() {
        return new StoreUnavailable("Memory", new IllegalStateException("a test has put it away"));
    }
}
