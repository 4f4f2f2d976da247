package io.frontrow.queue.port;

import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Records of turns, from reservations and payments in memory. */
public final class InMemoryTurnRecords implements TurnRecords {

    private final InMemoryStore store;

    public InMemoryTurnRecords(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<TurnRecord> find(QueueEntry entry) {
        return store.step(() -> isCompleted(entry)
                ? new TurnRecord.Completed()
                : deadline(entry)
                        .<TurnRecord>map(at -> new TurnRecord.Unpaid(Duration.between(store.now(), at)))
                        .orElseGet(TurnRecord.Unknown::new));
    }

    private boolean isCompleted(QueueEntry entry) {
        return store.payments.values().stream()
                .filter(payment -> payment.status() == PaymentStatus.SUCCESS)
                .map(Payment::reservationId)
                .anyMatch(paid -> entry.entryId().equals(store.reservedWith.get(paid)));
    }

    private Optional<Instant> deadline(QueueEntry entry) {
        return store.reservations.values().stream()
                .filter(reservation -> reservation.userId().equals(entry.userId())
                        && reservation.concertId().equals(entry.concertId())
                        && reservation.status() == ReservationStatus.RESERVED)
                .map(Reservation::expiresAt)
                .filter(at -> at.isAfter(store.now()))
                .max(Comparator.naturalOrder());
    }
}
