package io.frontrow.seat.port;

import static java.util.stream.Collectors.toMap;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.Claim;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Claims on seats in memory. */
public final class InMemorySeatClaims implements SeatClaims {

    private final InMemoryStore store;

    public InMemorySeatClaims(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<ClaimedSeats> claimed(PerformanceId performanceId) {
        return store.step(() ->
                new ClaimedSeats(seats(performanceId, claim -> !claim.isSold()), seats(performanceId, Claim::isSold)));
    }

    @Override
    public Mono<Conflicts> conflicts(PerformanceId performanceId, SeatNumbers wanted, UserId userId) {
        return store.step(() -> new Conflicts(
                seats(performanceId, claim -> claim.isSold() || !claim.userId().equals(userId))
                        .intersect(wanted),
                seats(performanceId, claim -> claim.userId().equals(userId)),
                store.liveClaims(performanceId).entrySet().stream()
                        .filter(entry -> wanted.stream().anyMatch(number -> number == entry.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(claim -> claim.userId().equals(userId) && !claim.isSold())
                        .map(Claim::reservationId)
                        .findFirst()));
    }

    @Override
    public Mono<Optional<ReservationId>> reservationOf(HoldId holdId, UserId userId) {
        return store.step(() -> Optional.ofNullable(store.reservedHolds.get(holdId))
                .map(store.reservations::get)
                .filter(made -> made.userId().equals(userId))
                .map(store::view)
                .filter(made ->
                        made.status() == ReservationStatus.RESERVED || made.status() == ReservationStatus.CONFIRMED)
                .map(Reservation::reservationId));
    }

    @Override
    public Mono<Map<PerformanceId, Integer>> countTaken(Map<PerformanceId, SeatNumbers> held) {
        return store.step(() -> held.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> seats(entry.getKey(), _ -> true)
                                .union(entry.getValue())
                                .size())));
    }

    private SeatNumbers seats(PerformanceId performanceId, Predicate<Claim> which) {
        return SeatNumbers.of(store.liveClaims(performanceId).entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .mapToInt(Map.Entry::getKey));
    }
}
