package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TicketId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The contract of {@link PastTurns}. */
public abstract class PastTurnsContract extends SystemOfRecordContract {

    @Test
    void nothingIsKnownOfATicketThatNothingWasDoneWith() {
        assertThat(of(aTicket(aUser(), aPerformance()))).isEqualTo(new PastTurn.Unknown());
    }

    @Test
    void whoHasAReservationHasUntilItsDeadline() {
        Performance performance = aPerformance();
        QueueTicket ticket = aTicket(aUser(), performance);
        reserve(ticket, performance, Duration.ofMinutes(2), 1);
        reserve(ticket, performance, Duration.ofMinutes(4), 2);
        reserve(ticket, performance, Duration.ofMinutes(3), 3);

        assertThat(of(ticket))
                .isInstanceOfSatisfying(
                        PastTurn.Unpaid.class,
                        unpaid ->
                                assertThat(unpaid.remaining()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4)));
    }

    @Test
    void aReservationCountsWhicheverTicketItWasMadeWith() {
        Performance performance = aPerformance();
        User user = aUser();
        reserve(aTicket(user, performance), performance, HOLD, 1);

        assertThat(of(aTicket(user, performance))).isInstanceOf(PastTurn.Unpaid.class);
    }

    @Test
    void aReservationPastItsDeadlineCountsNoMore() {
        Performance performance = aPerformance();
        QueueTicket ticket = aTicket(aUser(), performance);
        reserve(ticket, performance, MOMENT, 1);
        store().time().pass(MOMENT);

        assertThat(of(ticket)).isEqualTo(new PastTurn.Unknown());
    }

    @Test
    void othersReservationsAndThoseOfOtherConcertsDoNotCount() {
        Performance performance = aPerformance();
        User user = aUser();
        QueueTicket ticket = aTicket(user, performance);
        reserve(aTicket(aUser(), performance), performance, HOLD, 1);
        Performance elsewhere = aPerformance();
        reserve(aTicket(user, elsewhere), elsewhere, HOLD, 1);

        assertThat(of(ticket)).isEqualTo(new PastTurn.Unknown());
    }

    @Test
    void aTicketWhoseReservationIsPaidIsCompletedWhateverElseIsReserved() {
        Performance performance = aPerformance();
        User user = aUser();
        QueueTicket ticket = aTicket(user, performance);
        Reservation reservation = reserve(ticket, performance, HOLD, 1);
        reserve(ticket, performance, HOLD, 2);
        charge(user, reservation.totalPrice().value());
        assertThat(pay(reservation)).isInstanceOf(PaymentOutcome.Paid.class);

        assertThat(of(ticket)).isEqualTo(new PastTurn.Completed());
    }

    @Test
    void theUsersNextTicketIsNotCompleted() {
        Performance performance = aPerformance();
        User user = aUser();
        Reservation reservation = reserve(aTicket(user, performance), performance, HOLD, 1);
        charge(user, reservation.totalPrice().value());
        pay(reservation);

        assertThat(of(aTicket(user, performance))).isEqualTo(new PastTurn.Unknown());
    }

    @Test
    void aPaymentThatFailedCompletesNothing() {
        Performance performance = aPerformance();
        QueueTicket ticket = aTicket(aUser(), performance);
        Reservation reservation = reserve(ticket, performance, HOLD, 1);
        assertThat(pay(reservation)).isNotInstanceOf(PaymentOutcome.Paid.class);

        assertThat(of(ticket)).isInstanceOf(PastTurn.Unpaid.class);
    }

    @Test
    void ofManyAtOnceEachIsToldTheirOwn() {
        Performance performance = aPerformance();
        List<QueueTicket> tickets =
                Stream.generate(() -> aTicket(aUser(), performance)).limit(150).toList();
        reserve(tickets.get(7), performance, HOLD, 1);
        reserve(tickets.get(140), performance, HOLD, 2);

        List<PastTurn> turns = get(Flux.fromIterable(tickets)
                .flatMapSequential(store().pastTurns()::of, tickets.size())
                .collectList());

        assertThat(turns).hasSize(tickets.size());
        assertThat(IntStream.range(0, turns.size()).filter(i -> turns.get(i) instanceof PastTurn.Unpaid))
                .containsExactly(7, 140);
    }

    private PastTurn of(QueueTicket ticket) {
        return get(store().pastTurns().of(ticket));
    }

    private static QueueTicket aTicket(User user, Performance performance) {
        ConcertId concertId = performance.concertId();
        return new QueueTicket(new TicketId(UUID.randomUUID()), concertId, user.userId(), new Place(1));
    }

    private Reservation reserve(QueueTicket ticket, Performance performance, Duration lasting, int seat) {
        SeatHold hold = hold(ticket.userId(), performance, lasting, seat);
        Reservations.NewReservation order = new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()), performance, hold, ticket.ticketId(), LIMIT);
        return ((Reservations.Outcome.Reserved) get(store().reservations().reserve(order))).reservation();
    }
}
