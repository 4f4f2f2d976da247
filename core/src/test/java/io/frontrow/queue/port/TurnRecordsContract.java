package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The contract of {@link TurnRecords}. */
public abstract class TurnRecordsContract extends SystemOfRecordContract {

    @Test
    void anEntryWithoutReservationsIsUnknown() {
        assertThat(find(anEntry(aUser(), aPerformance()))).isEqualTo(new TurnRecord.Unknown());
    }

    @Test
    void anUnpaidReservationGivesTimeUntilItsDeadline() {
        Performance performance = aPerformance();
        QueueEntry entry = anEntry(aUser(), performance);
        reserve(entry, performance, Duration.ofMinutes(2), 1);
        reserve(entry, performance, Duration.ofMinutes(4), 2);
        reserve(entry, performance, Duration.ofMinutes(3), 3);

        assertThat(find(entry))
                .isInstanceOfSatisfying(
                        TurnRecord.Unpaid.class,
                        unpaid ->
                                assertThat(unpaid.remaining()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4)));
    }

    @Test
    void aReservationCountsWhicheverEntryItWasMadeWith() {
        Performance performance = aPerformance();
        User user = aUser();
        reserve(anEntry(user, performance), performance, HOLD, 1);

        assertThat(find(anEntry(user, performance))).isInstanceOf(TurnRecord.Unpaid.class);
    }

    @Test
    void aReservationPastItsDeadlineCountsNoMore() {
        Performance performance = aPerformance();
        QueueEntry entry = anEntry(aUser(), performance);
        reserve(entry, performance, MOMENT, 1);
        store().time().pass(MOMENT);

        assertThat(find(entry)).isEqualTo(new TurnRecord.Unknown());
    }

    @Test
    void othersReservationsAndThoseOfOtherConcertsDoNotCount() {
        Performance performance = aPerformance();
        User user = aUser();
        QueueEntry entry = anEntry(user, performance);
        reserve(anEntry(aUser(), performance), performance, HOLD, 1);
        Performance elsewhere = aPerformance();
        reserve(anEntry(user, elsewhere), elsewhere, HOLD, 1);

        assertThat(find(entry)).isEqualTo(new TurnRecord.Unknown());
    }

    @Test
    void anEntryInWhoseTurnWasPaidIsCompletedOnceNothingElseIsUnpaid() {
        Performance performance = aPerformance();
        User user = aUser();
        QueueEntry entry = anEntry(user, performance);
        Reservation reservation = reserve(entry, performance, HOLD, 1);
        Reservation second = reserve(entry, performance, HOLD, 2);
        Reservation third = reserve(anEntry(user, performance), performance, HOLD, 3);
        topUp(user, 3 * reservation.totalPrice().value());
        pay(entry, reservation);

        assertThat(find(entry)).isInstanceOf(TurnRecord.Unpaid.class);
        pay(entry, second);
        assertThat(find(entry)).isInstanceOf(TurnRecord.Unpaid.class);
        pay(entry, third);
        assertThat(find(entry)).isEqualTo(new TurnRecord.Completed());
    }

    @Test
    void tellsTheHoldsThatAreUnpaidFromThoseThatAreSettled() {
        Performance performance = aPerformance();
        User user = aUser();
        SeatHold paid = hold(user, performance, HOLD, 1);
        SeatHold unpaid = hold(user, performance, HOLD, 2);
        SeatHold over = hold(user, performance, MOMENT, 3);
        Reservation first = reserved(paid, performance);
        reserved(unpaid, performance);
        reserved(over, performance);
        reserved(hold(aUser(), performance, HOLD, 4), performance);
        Performance elsewhere = aPerformance();
        reserved(hold(user, elsewhere, HOLD, 5), elsewhere);
        topUp(user, first.totalPrice().value());
        pay(first);
        store().time().pass(MOMENT);

        assertThat(get(store().turnRecords().reservedHolds(performance.concertId(), user.userId())))
                .isEqualTo(new TurnRecords.ReservedHolds(List.of(unpaid.holdId()), List.of(paid.holdId())));
    }

    @Test
    void tellsManyUsersAtOnceTheirOwnHolds() {
        Performance performance = aPerformance();
        List<SeatHold> holds = IntStream.rangeClosed(1, 20)
                .mapToObj(seat -> hold(aUser(), performance, HOLD, seat))
                .toList();
        holds.forEach(hold -> reserved(hold, performance));

        List<TurnRecords.ReservedHolds> found = get(Flux.fromIterable(holds)
                .flatMapSequential(
                        hold -> store().turnRecords().reservedHolds(performance.concertId(), hold.userId()), 20)
                .collectList());

        assertThat(found)
                .isEqualTo(holds.stream()
                        .map(hold -> new TurnRecords.ReservedHolds(List.of(hold.holdId()), List.of()))
                        .toList());
    }

    private Reservation reserved(SeatHold hold, Performance performance) {
        return ((Reservations.Outcome.Reserved) get(tryToReserve(hold, performance))).reservation();
    }

    @Test
    void theUsersNextEntryIsNotCompleted() {
        Performance performance = aPerformance();
        User user = aUser();
        QueueEntry entry = anEntry(user, performance);
        Reservation reservation = reserve(entry, performance, HOLD, 1);
        topUp(user, reservation.totalPrice().value());
        pay(entry, reservation);

        assertThat(find(anEntry(user, performance))).isEqualTo(new TurnRecord.Unknown());
    }

    @Test
    void theEntryThatPaidIsCompletedAndNotTheOneThatReserved() {
        Performance performance = aPerformance();
        User user = aUser();
        QueueEntry reserving = anEntry(user, performance);
        QueueEntry paying = anEntry(user, performance);
        Reservation reservation = reserve(reserving, performance, HOLD, 1);
        topUp(user, reservation.totalPrice().value());
        pay(paying, reservation);

        assertThat(find(paying)).isEqualTo(new TurnRecord.Completed());
        assertThat(find(reserving)).isEqualTo(new TurnRecord.Unknown());
    }

    @Test
    void aPaymentThatFailedCompletesNothing() {
        Performance performance = aPerformance();
        QueueEntry entry = anEntry(aUser(), performance);
        Reservation reservation = reserve(entry, performance, HOLD, 1);
        assertThat(pay(reservation)).isNotInstanceOf(PaymentOutcome.Paid.class);

        assertThat(find(entry)).isInstanceOf(TurnRecord.Unpaid.class);
    }

    @Test
    void manyConcurrentLookupsEachFindTheirOwnRecord() {
        Performance performance = aPerformance();
        List<QueueEntry> entries =
                Stream.generate(() -> anEntry(aUser(), performance)).limit(150).toList();
        reserve(entries.get(7), performance, HOLD, 1);
        reserve(entries.get(140), performance, HOLD, 2);

        List<TurnRecord> turns = get(Flux.fromIterable(entries)
                .flatMapSequential(store().turnRecords()::find, entries.size())
                .collectList());

        assertThat(turns).hasSize(entries.size());
        assertThat(IntStream.range(0, turns.size()).filter(i -> turns.get(i) instanceof TurnRecord.Unpaid))
                .containsExactly(7, 140);
    }

    private void pay(QueueEntry entry, Reservation reservation) {
        Payments.WalletPayment payment = new Payments.WalletPayment(
                new PaymentId(UUID.randomUUID()),
                new TransferId(UUID.randomUUID()),
                entry.userId(),
                entry.concertId(),
                entry.entryId(),
                reservation.reservationId(),
                aKey());
        assertThat(get(store().payments().payByWallet(payment))).isInstanceOf(PaymentOutcome.Paid.class);
    }

    private TurnRecord find(QueueEntry entry) {
        return get(store().turnRecords().find(entry));
    }

    private static QueueEntry anEntry(User user, Performance performance) {
        ConcertId concertId = performance.concertId();
        return new QueueEntry(new QueueEntryId(UUID.randomUUID()), concertId, user.userId(), new Place(1));
    }

    private Reservation reserve(QueueEntry entry, Performance performance, Duration lasting, int seat) {
        SeatHold hold = hold(entry.userId(), performance, lasting, seat);
        Reservations.NewReservation newReservation = new Reservations.NewReservation(
                new ReservationId(UUID.randomUUID()), performance, hold, entry.entryId(), LIMIT);
        return ((Reservations.Outcome.Reserved) get(store().reservations().reserve(newReservation))).reservation();
    }
}
