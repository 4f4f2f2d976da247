package io.frontrow.reservation.port;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.Claim;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** Reservations in memory. */
public final class InMemoryReservations implements Reservations {

    private static final Duration CLOCKS_AGREE_WITHIN = Duration.ofSeconds(1);

    private final InMemoryStore store;

    public InMemoryReservations(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Outcome> reserve(NewReservation newReservation) {
        return store.step(() -> refusal(newReservation).orElseGet(() -> new Outcome.Reserved(make(newReservation))));
    }

    @Override
    public Mono<Optional<Reservation>> find(UserId userId, ReservationId reservationId) {
        return store.step(() -> of(userId).stream()
                .filter(reservation -> reservation.reservationId().equals(reservationId))
                .findAny());
    }

    @Override
    public Mono<Optional<Reservation>> findByHold(UserId userId, HoldId holdId) {
        return store.step(() -> Optional.ofNullable(store.reservedHolds.get(holdId))
                .map(store.reservations::get)
                .filter(reservation -> reservation.userId().equals(userId))
                .map(store::view));
    }

    @Override
    public Mono<Page<Reservation>> list(UserId userId, PageRequest request) {
        return store.step(() -> InMemoryPages.descending(
                of(userId),
                request,
                reservation -> InMemoryPages.cursor(
                        reservation.createdAt(), reservation.reservationId().value())));
    }

    @Override
    public Mono<Integer> expireOverdue(int atMost) {
        return store.step(() -> {
            List<Reservation> overdue = store.reservations.values().stream()
                    .filter(reservation -> reservation.status() == ReservationStatus.RESERVED
                            && !store.now().isBefore(reservation.expiresAt()))
                    .limit(atMost)
                    .toList();
            overdue.forEach(this::expire);
            return overdue.size();
        });
    }

    private Optional<Outcome> refusal(NewReservation newReservation) {
        SeatHold hold = newReservation.hold();
        Map<Integer, Claim> live = store.liveClaims(hold.performanceId());
        SeatNumbers taken =
                hold.seats().intersect(SeatNumbers.of(live.keySet().stream().mapToInt(number -> number)));
        ReservationId made = store.reservedHolds.get(hold.holdId());
        if (made != null) {
            return Optional.of(new Outcome.AlreadyReserved(made));
        }
        if (!store.now().isBefore(deadline(hold))) {
            return Optional.of(new Outcome.HoldExpired());
        }
        if (!isBookable(newReservation.performance())) {
            return Optional.of(new Outcome.NotBookable());
        }
        if (!taken.isEmpty()) {
            return Optional.of(new Outcome.Taken(taken));
        }
        long own = live.values().stream()
                .filter(claim -> claim.userId().equals(hold.userId()))
                .count();
        return own + hold.seats().size() > newReservation.limit()
                ? Optional.of(new Outcome.OverLimit())
                : Optional.empty();
    }

    private boolean isBookable(Performance performance) {
        return Optional.ofNullable(store.performances.get(performance.performanceId()))
                .filter(present -> present.isBookable(store.now()))
                .isPresent();
    }

    private Reservation make(NewReservation newReservation) {
        SeatHold hold = newReservation.hold();
        Reservation made = new Reservation(
                newReservation.newReservationId(),
                hold.userId(),
                newReservation.performance().concertId(),
                hold.performanceId(),
                hold.seats(),
                newReservation.performance().plan().price(hold.seats()),
                ReservationStatus.RESERVED,
                store.now().truncatedTo(ChronoUnit.MICROS),
                deadline(hold));
        store.reservations.put(made.reservationId(), made);
        store.reservedHolds.put(hold.holdId(), made.reservationId());
        Map<Integer, Claim> claims = store.claims.computeIfAbsent(hold.performanceId(), _ -> new TreeMap<>());
        hold.seats().stream()
                .forEach(
                        number -> claims.put(number, new Claim(made.reservationId(), hold.userId(), made.expiresAt())));
        return made;
    }

    private Instant deadline(SeatHold hold) {
        Instant reckoned = store.now().plus(hold.remaining());
        Duration apart = Duration.between(reckoned, hold.expiresAt()).abs();
        return (apart.compareTo(CLOCKS_AGREE_WITHIN) <= 0 ? hold.expiresAt() : reckoned).truncatedTo(ChronoUnit.MICROS);
    }

    private void expire(Reservation overdue) {
        store.setStatus(overdue, ReservationStatus.EXPIRED);
        store.claims
                .getOrDefault(overdue.performanceId(), new TreeMap<>())
                .values()
                .removeIf(claim -> claim.reservationId().equals(overdue.reservationId()));
    }

    private List<Reservation> of(UserId userId) {
        return store.reservations.values().stream()
                .filter(reservation -> reservation.userId().equals(userId))
                .map(store::view)
                .toList();
    }
}
