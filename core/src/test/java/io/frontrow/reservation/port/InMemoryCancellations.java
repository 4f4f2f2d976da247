package io.frontrow.reservation.port;

import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.Claim;
import io.frontrow.shared.InMemoryStore.InMemoryRefund;
import io.frontrow.shared.InMemoryWallet;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TransferKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Cancellations in memory. */
public final class InMemoryCancellations implements Cancellations {

    private final InMemoryStore store;

    public InMemoryCancellations(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<CancellationOutcome> cancel(Cancellation cancellation) {
        return store.step(() -> decide(cancellation));
    }

    private CancellationOutcome decide(Cancellation cancellation) {
        Reservation reservation = store.reservations.get(cancellation.reservationId());
        if (reservation == null || !reservation.userId().equals(cancellation.userId())) {
            return new CancellationOutcome.UnknownReservation();
        }
        SeatNumbers wanted = Objects.requireNonNullElse(cancellation.seats(), reservation.seats());
        SeatNumbers unknown = wanted.minus(reservation.seats());
        if (!unknown.isEmpty()) {
            return new CancellationOutcome.UnknownSeats(unknown);
        }
        switch (store.view(reservation).status()) {
            case EXPIRED -> {
                return new CancellationOutcome.NotPaid();
            }
            case RESERVED -> {
                return cancelUnpaid(reservation, wanted);
            }
            case CANCELED, CONFIRMED -> {
                if (paymentsOf(reservation, PaymentStatus.SUCCESS).findAny().isEmpty()) {
                    return canceled(reservation);
                }
            }
        }
        SeatNumbers left = wanted.minus(store.canceledSeats(reservation));
        return left.isEmpty() ? canceled(reservation) : cancel(cancellation, reservation, left);
    }

    private CancellationOutcome cancelUnpaid(Reservation reservation, SeatNumbers wanted) {
        if (paymentsOf(reservation, PaymentStatus.PENDING).findAny().isPresent()) {
            return new CancellationOutcome.PaymentPending();
        }
        if (!wanted.equals(reservation.seats())) {
            return new CancellationOutcome.OnlyWhole();
        }
        Map<Integer, Claim> claims = Objects.requireNonNull(store.claims.get(reservation.performanceId()));
        wanted.stream().forEach(claims::remove);
        store.setStatus(reservation, ReservationStatus.CANCELED);
        return canceled(reservation);
    }

    private CancellationOutcome cancel(Cancellation cancellation, Reservation reservation, SeatNumbers seats) {
        Performance performance = Objects.requireNonNull(store.performances.get(reservation.performanceId()));
        if (!isBeforeTheDayOf(performance)) {
            return new CancellationOutcome.TooLate();
        }
        if (isByWallet(reservation)
                && !canTake(reservation.userId(), performance.plan().price(seats))) {
            return new CancellationOutcome.WalletFull();
        }
        giveBack(cancellation.newRefundId(), cancellation.newTransferId(), reservation, seats);
        return canceled(reservation);
    }

    /** Refunds paid seats and frees them. The refund is due while the wallet cannot take it. */
    void giveBack(RefundId refundId, TransferId transferId, Reservation reservation, SeatNumbers seats) {
        Performance performance = Objects.requireNonNull(store.performances.get(reservation.performanceId()));
        Payment payment = paymentOf(reservation);
        Points price = performance.plan().price(seats);
        boolean isDone = isByWallet(reservation) && canTake(reservation.userId(), price);
        if (isDone) {
            walletOf(reservation.userId()).post(transferId, TransferKind.REFUND, price.value(), store.now(), payment);
        }
        Instant dueAt = isDone ? null : store.now();
        store.refunds.put(refundId, new InMemoryRefund(refundId, payment.paymentId(), price, store.now(), 0, dueAt));
        free(reservation, seats);
    }

    /** Makes a refund that is due, if the wallet can take it. */
    void settle(InMemoryRefund due, Payment payment) {
        if (canTake(payment.userId(), due.amount())) {
            TransferId transferId = new TransferId(due.refundId().value());
            walletOf(payment.userId())
                    .post(transferId, TransferKind.REFUND, due.amount().value(), store.now(), payment);
            store.refunds.put(
                    due.refundId(),
                    new InMemoryRefund(due.refundId(), due.paymentId(), due.amount(), due.requestedAt(), 0, null));
        }
    }

    private boolean isByWallet(Reservation reservation) {
        return paymentOf(reservation).method() == PaymentMethod.WALLET;
    }

    private boolean canTake(UserId userId, Points refund) {
        return walletOf(userId).balance().value() <= Points.MAX - refund.value();
    }

    private InMemoryWallet walletOf(UserId userId) {
        return Objects.requireNonNull(store.wallets.get(userId));
    }

    private boolean isBeforeTheDayOf(Performance performance) {
        Concert concert = Objects.requireNonNull(store.concerts.get(performance.concertId()));
        ZoneId zone = concert.timeZone();
        return store.now()
                .atZone(zone)
                .toLocalDate()
                .isBefore(performance.startsAt().atZone(zone).toLocalDate());
    }

    private Payment paymentOf(Reservation reservation) {
        return paymentsOf(reservation, PaymentStatus.SUCCESS).findAny().orElseThrow();
    }

    private Stream<Payment> paymentsOf(Reservation reservation, PaymentStatus status) {
        return store.payments.values().stream()
                .filter(payment -> payment.reservationId().equals(reservation.reservationId()))
                .filter(payment -> payment.status() == status);
    }

    private void free(Reservation reservation, SeatNumbers seats) {
        Map<Integer, Claim> claims = Objects.requireNonNull(store.claims.get(reservation.performanceId()));
        seats.stream().forEach(claims::remove);
        SeatNumbers canceled = store.canceledSeats(reservation).union(seats);
        store.canceledSeats.put(reservation.reservationId(), canceled);
        if (canceled.equals(reservation.seats())) {
            store.setStatus(reservation, ReservationStatus.CANCELED);
        }
    }

    private CancellationOutcome canceled(Reservation reservation) {
        Reservation kept = Objects.requireNonNull(store.reservations.get(reservation.reservationId()));
        return new CancellationOutcome.Canceled(store.view(kept), holdOf(reservation));
    }

    HoldId holdOf(Reservation reservation) {
        return store.reservedHolds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(reservation.reservationId()))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow();
    }
}
