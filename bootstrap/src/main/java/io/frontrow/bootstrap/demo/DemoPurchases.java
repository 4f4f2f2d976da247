package io.frontrow.bootstrap.demo;

import io.frontrow.account.port.Users;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.payment.port.Payments;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.port.Wallets;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Buys the seats of a sold-out demo concert for the demo fans, with points from their wallets. */
final class DemoPurchases {

    /** The usual limit of a user. */
    static final int SEATS_PER_FAN = 4;

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Users users;
    private final Performances performances;
    private final Reservations reservations;
    private final Wallets wallets;
    private final Payments payments;
    private final Ids ids;
    private final Clock clock;

    DemoPurchases(
            Users users,
            Performances performances,
            Reservations reservations,
            Wallets wallets,
            Payments payments,
            Ids ids,
            Clock clock) {
        this.users = users;
        this.performances = performances;
        this.reservations = reservations;
        this.wallets = wallets;
        this.payments = payments;
        this.ids = ids;
        this.clock = clock;
    }

    /** Buys what is free of the concert's performances; a fan who has the seats already does not buy them again. */
    Mono<Void> buyAll(ConcertId concertId) {
        return performances
                .bookable(concertId, PageRequest.first(PageRequest.LIMIT_MAX))
                .flatMapIterable(page -> page.items())
                .concatMap(performance -> Flux.range(1, DemoUsers.FANS).concatMap(number -> buy(performance, number)))
                .then();
    }

    private Mono<Void> buy(Performance performance, int fan) {
        return users.find(DemoUsers.fan(fan))
                .flatMap(Mono::justOrEmpty)
                .flatMap(found -> reserve(performance, found.user().userId(), seatsOf(fan)))
                .flatMap(this::pay);
    }

    private static SeatNumbers seatsOf(int fan) {
        int last = fan * SEATS_PER_FAN;
        return SeatNumbers.of(
                IntStream.rangeClosed(last - SEATS_PER_FAN + 1, last).toArray());
    }

    /** {@return the reservation; empty if the seats are taken} */
    private Mono<Reservation> reserve(Performance performance, UserId userId, SeatNumbers seats) {
        SeatHold hold = new SeatHold(
                new HoldId(ids.next()),
                performance.performanceId(),
                userId,
                seats,
                clock.instant().plus(DEADLINE),
                DEADLINE);
        return reservations
                .reserve(new Reservations.NewReservation(
                        new ReservationId(ids.next()), performance, hold, new QueueEntryId(ids.next()), SEATS_PER_FAN))
                .ofType(Reservations.Outcome.Reserved.class)
                .map(Reservations.Outcome.Reserved::reservation);
    }

    private Mono<Void> pay(Reservation reservation) {
        return wallets.topUp(new Wallets.TopUpRequest(
                        new TransferId(ids.next()), reservation.userId(), reservation.totalPrice(), newKey()))
                .then(payments.payByWallet(new Payments.WalletPayment(
                        new PaymentId(ids.next()),
                        new TransferId(ids.next()),
                        reservation.userId(),
                        reservation.concertId(),
                        new QueueEntryId(ids.next()),
                        reservation.reservationId(),
                        newKey())))
                .then();
    }

    private IdempotencyKey newKey() {
        return new IdempotencyKey(ids.next().toString());
    }
}
