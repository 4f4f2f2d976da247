package io.frontrow.queue.port;

import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Records of turns, from reservations and payments in memory. */
public final class InMemoryPastTurns implements PastTurns {

    private final InMemoryStore store;

    public InMemoryPastTurns(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<PastTurn> of(QueueTicket ticket) {
        return store.step(() -> isCompleted(ticket)
                ? new PastTurn.Completed()
                : deadline(ticket)
                        .<PastTurn>map(at -> new PastTurn.Unpaid(Duration.between(store.now(), at)))
                        .orElseGet(PastTurn.Unknown::new));
    }

    private boolean isCompleted(QueueTicket ticket) {
        return store.payments.values().stream()
                .filter(payment -> payment.status() == PaymentStatus.SUCCESS)
                .map(Payment::reservationId)
                .anyMatch(paid -> ticket.ticketId().equals(store.reservedWith.get(paid)));
    }

    private Optional<Instant> deadline(QueueTicket ticket) {
        return store.reservations.values().stream()
                .filter(reservation -> reservation.userId().equals(ticket.userId())
                        && reservation.concertId().equals(ticket.concertId())
                        && reservation.status() == ReservationStatus.RESERVED)
                .map(Reservation::expiresAt)
                .filter(at -> at.isAfter(store.now()))
                .max(Comparator.naturalOrder());
    }
}
