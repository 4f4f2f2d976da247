package io.frontrow.bootstrap.demo;

import io.frontrow.catalog.model.Seat;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.Pay;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.wallet.TopUpWallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A simulated fan, who does what people do: queues, looks at the seats, holds one or two, buys them or gives up, and
 * returns them some time later, so that a demo can run for hours. What a fan has is read from the stores, so that a
 * restart loses nothing.
 */
final class DemoFan {

    static final int SEATS_MAX = 2;

    /** A fan buys only while more than this share of the seats is available, and leaves the rest to people. */
    static final double AVAILABLE_SHARE_MIN = 0.6;

    private static final double BUYS_SHARE = 0.7;
    private static final int RESERVATIONS_SEEN = 20;

    private final DemoFanActions actions;
    private final UserId userId;
    private final PerformanceId performanceId;
    private final Random random;
    private Step step = this::rest;
    private Instant nextAt = Instant.MIN;

    DemoFan(DemoFanActions actions, UserId userId, PerformanceId performanceId, Random random) {
        this.actions = actions;
        this.userId = userId;
        this.performanceId = performanceId;
        this.random = random;
    }

    /** Does the next step if it is due. After a fault the fan begins anew. */
    Mono<Void> act(Instant now) {
        if (now.isBefore(nextAt)) {
            return Mono.empty();
        }
        return step.take()
                .doOnError(_ -> then(now, 10, 20, this::rest))
                .doOnNext(next -> next.accept(now))
                .then();
    }

    private void then(Instant now, int secondsMin, int secondsMax, Step next) {
        nextAt = now.plus(Duration.ofMillis(random.nextLong(secondsMin * 1_000L, secondsMax * 1_000L + 1)));
        step = next;
    }

    /** Returns what was bought, or joins the queue if nothing was. */
    private Mono<Next> rest() {
        return actions.reservations()
                .list(userId, PageRequest.first(RESERVATIONS_SEEN))
                .map(page -> page.items().stream()
                        .filter(it ->
                                it.status() == ReservationStatus.CONFIRMED || it.status() == ReservationStatus.RESERVED)
                        .filter(it -> it.performanceId().equals(performanceId))
                        .toList())
                .flatMap(owned -> owned.isEmpty() ? join() : giveBack(owned));
    }

    private Mono<Next> giveBack(List<Reservation> owned) {
        return actions.cancelReservation()
                .cancel(new CancelReservation.Command(userId, owned.getFirst().reservationId(), null))
                .thenReturn(now -> then(now, 5, 15, this::rest));
    }

    private Mono<Next> join() {
        return actions.issueToken()
                .issue(new IssueToken.Command(actions.concertId(), userId))
                .map(result -> result instanceof IssueToken.Result.Issued(var _, var status, var _)
                        ? now -> then(now, 1, 3, () -> await(status.entry()))
                        : now -> then(now, 60, 90, this::rest));
    }

    private Mono<Next> await(QueueEntry entry) {
        return actions.readQueueStatus().read(entry).map(result -> switch (result) {
            case ReadQueueStatus.Result.InQueue(var status)
            when status.state() == QueueStatus.State.ACTIVE -> now -> then(now, 3, 10, () -> choose(entry));
            case ReadQueueStatus.Result.InQueue _ -> now -> then(now, 1, 3, () -> await(entry));
            case ReadQueueStatus.Result.Gone _ -> now -> then(now, 5, 20, this::rest);
        });
    }

    private Mono<Next> choose(QueueEntry entry) {
        return actions.readSeatMap()
                .read(entry, performanceId)
                .flatMap(result ->
                        result instanceof ReadSeatMap.Result.Read(var map, var _) ? hold(entry, map) : leave(entry));
    }

    private Mono<Next> hold(QueueEntry entry, SeatMap map) {
        List<Integer> available = map.plan()
                .seats()
                .map(Seat::number)
                .filter(number -> map.status(number) == SeatStatus.AVAILABLE)
                .toList();
        if (available.size() <= map.plan().size() * AVAILABLE_SHARE_MIN) {
            return leave(entry);
        }
        SeatNumbers wanted = SeatNumbers.of(random.ints(random.nextInt(1, SEATS_MAX + 1), 0, available.size())
                .map(available::get));
        return actions.holdSeats()
                .hold(new HoldSeats.Command(entry, performanceId, wanted))
                .map(result -> result instanceof HoldSeats.Result.Held(var held, var _, var _)
                        ? now -> then(now, 4, 12, () -> decide(entry, held))
                        : now -> then(now, 2, 5, () -> choose(entry)));
    }

    private Mono<Next> decide(QueueEntry entry, SeatHold hold) {
        return random.nextDouble() < BUYS_SHARE ? reserve(entry, hold) : leave(entry);
    }

    private Mono<Next> reserve(QueueEntry entry, SeatHold hold) {
        return actions.reserveSeats()
                .reserve(new ReserveSeats.Command.FromHold(entry, hold.holdId()))
                .flatMap(result -> result instanceof ReserveSeats.Result.Reserved(var reservation)
                        ? pay(entry, reservation)
                        : leave(entry));
    }

    private Mono<Next> pay(QueueEntry entry, Reservation reservation) {
        return actions.topUpWallet()
                .topUp(new TopUpWallet.Command(userId, reservation.totalPrice(), newKey()))
                .then(actions.pay()
                        .pay(new Pay.Command(
                                entry, reservation.reservationId(), new Pay.PaymentInstrument.Wallet(), newKey())))
                .thenReturn(now -> then(now, 20, 60, this::rest));
    }

    // Gives back what is held as well.
    private Mono<Next> leave(QueueEntry entry) {
        return actions.leaveQueue().leave(entry, LeaveReason.LEFT).thenReturn(now -> then(now, 5, 20, this::rest));
    }

    private static IdempotencyKey newKey() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    // Something that the fan does; the result says what comes next, and when.
    private interface Step {
        Mono<Next> take();
    }

    // Sets the next step.
    private interface Next {
        void accept(Instant now);
    }
}
