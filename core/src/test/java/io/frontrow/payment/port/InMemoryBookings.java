package io.frontrow.payment.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.Claim;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reservations in memory, as payments see them. */
final class InMemoryBookings {

    private final InMemoryStore store;

    InMemoryBookings(InMemoryStore store) {
        this.store = store;
    }

    /** The reason why the reservation cannot be paid now; empty if it can. */
    Optional<PaymentOutcome> refusal(UserId userId, ConcertId concertId, ReservationId reservationId) {
        Reservation reservation = store.reservations.get(reservationId);
        if (reservation == null || !reservation.userId().equals(userId)) {
            return Optional.of(new PaymentOutcome.UnknownReservation());
        }
        if (!reservation.concertId().equals(concertId)) {
            return Optional.of(new PaymentOutcome.OtherConcert());
        }
        return refusal(reservation);
    }

    /** The reason why the reservation cannot be paid now, whoever pays; empty if it can. */
    Optional<PaymentOutcome> refusal(Reservation reservation) {
        if (wasPaid(reservation)) {
            return Optional.of(new PaymentOutcome.AlreadyPaid());
        }
        if (reservation.status() == ReservationStatus.CANCELED) {
            return Optional.of(new PaymentOutcome.ReservationCanceled());
        }
        return canBePaid(reservation) ? Optional.empty() : Optional.of(new PaymentOutcome.ReservationExpired());
    }

    private boolean wasPaid(Reservation reservation) {
        return store.payments.values().stream()
                .anyMatch(payment -> payment.reservationId().equals(reservation.reservationId())
                        && payment.status() == PaymentStatus.SUCCESS);
    }

    Reservation reservation(ReservationId reservationId) {
        return Objects.requireNonNull(store.reservations.get(reservationId));
    }

    boolean canBePaid(Reservation reservation) {
        return reservation.status() == ReservationStatus.RESERVED
                && !store.cancellations.containsKey(reservation.performanceId())
                && hasItsSeats(reservation);
    }

    void confirm(Reservation reservation) {
        store.reservations.put(
                reservation.reservationId(),
                new Reservation(
                        reservation.reservationId(),
                        reservation.userId(),
                        reservation.concertId(),
                        reservation.performanceId(),
                        reservation.seats(),
                        reservation.totalPrice(),
                        ReservationStatus.CONFIRMED,
                        reservation.createdAt(),
                        reservation.expiresAt()));
        Map<Integer, Claim> claims = Objects.requireNonNull(store.claims.get(reservation.performanceId()));
        reservation.seats().stream()
                .forEach(number ->
                        claims.put(number, new Claim(reservation.reservationId(), reservation.userId(), null)));
    }

    private boolean hasItsSeats(Reservation reservation) {
        Map<Integer, Claim> live = store.liveClaims(reservation.performanceId());
        return SeatNumbers.of(live.entrySet().stream()
                        .filter(entry -> entry.getValue().reservationId().equals(reservation.reservationId()))
                        .mapToInt(Map.Entry::getKey))
                .equals(reservation.seats());
    }
}
