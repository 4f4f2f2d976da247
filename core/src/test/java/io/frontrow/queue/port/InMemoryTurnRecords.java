package io.frontrow.queue.port;

import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Records of turns, from reservations and payments in memory. */
public final class InMemoryTurnRecords implements TurnRecords {

    private final InMemoryStore store;

    public InMemoryTurnRecords(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<TurnRecord> find(QueueEntry entry) {
        return store.step(() -> deadline(entry)
                .<TurnRecord>map(at -> new TurnRecord.Unpaid(Duration.between(store.now(), at)))
                .orElseGet(() -> hasPaid(entry) ? new TurnRecord.Completed() : new TurnRecord.Unknown()));
    }

    @Override
    public Mono<ReservedHolds> reservedHolds(ConcertId concertId, UserId userId) {
        return store.step(() -> new ReservedHolds(
                holds(concertId, userId, status -> status == ReservationStatus.RESERVED),
                holds(concertId, userId, status -> status != ReservationStatus.RESERVED)));
    }

    private List<HoldId> holds(ConcertId concertId, UserId userId, Predicate<ReservationStatus> which) {
        return store.reservedHolds.entrySet().stream()
                .filter(made -> {
                    Reservation reservation = Objects.requireNonNull(store.reservations.get(made.getValue()));
                    return reservation.userId().equals(userId)
                            && reservation.concertId().equals(concertId)
                            && reservation.expiresAt().isAfter(store.now())
                            && which.test(reservation.status());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean hasPaid(QueueEntry entry) {
        return store.payments.values().stream()
                .filter(payment -> payment.status() == PaymentStatus.SUCCESS)
                .anyMatch(payment -> entry.entryId().equals(store.paidWith.get(payment.paymentId())));
    }

    private Optional<Instant> deadline(QueueEntry entry) {
        return unpaid(entry).map(Reservation::expiresAt).max(Comparator.naturalOrder());
    }

    private Stream<Reservation> unpaid(QueueEntry entry) {
        return store.reservations.values().stream()
                .filter(reservation -> reservation.userId().equals(entry.userId())
                        && reservation.concertId().equals(entry.concertId())
                        && reservation.status() == ReservationStatus.RESERVED
                        && reservation.expiresAt().isAfter(store.now()));
    }
}
