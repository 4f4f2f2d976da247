package io.frontrow.catalog.port;

import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.ChangePerformance.Result.Changed;
import io.frontrow.catalog.ChangePerformance.Result.NotOnSale;
import io.frontrow.catalog.ChangePerformance.Result.Refused;
import io.frontrow.catalog.ChangePerformance.Result.Sold;
import io.frontrow.catalog.ChangePerformance.Result.UnknownPerformance;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.catalog.model.ScheduleRefusal;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.reservation.model.SalesSummary.Cancellation;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Performances in memory. */
public final class InMemoryPerformances implements Performances {

    private final InMemoryStore store;

    public InMemoryPerformances(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Addition> add(
            PerformanceId performanceId, ConcertId concertId, Instant startsAt, SeatPlan plan, By by) {
        return store.step(() -> {
            Concert concert = store.concerts.get(concertId);
            if (concert == null) {
                return new Addition.UnknownConcert();
            }
            Performance added = new Performance(performanceId, concertId, startsAt, concert.salesOpenAt(), plan);
            return refusal(added).<Addition>map(Addition.Refused::new).orElseGet(() -> {
                store.performances.put(performanceId, added);
                store.record(by, Kind.CREATE_PERFORMANCE, Subject.of(performanceId));
                return new Addition.Added(added);
            });
        });
    }

    private Optional<ScheduleRefusal> refusal(Performance performance) {
        if (!performance.startsAt().isAfter(store.now())) {
            return Optional.of(ScheduleRefusal.IN_PAST);
        }
        if (!performance.startsAt().isAfter(performance.salesOpenAt())) {
            return Optional.of(ScheduleRefusal.BEFORE_SALE);
        }
        boolean exists = store.performances.values().stream()
                .anyMatch(other -> other.concertId().equals(performance.concertId())
                        && other.startsAt().equals(performance.startsAt())
                        && other.state() == PerformanceState.ON_SALE
                        && !other.performanceId().equals(performance.performanceId()));
        return exists ? Optional.of(ScheduleRefusal.EXISTS) : Optional.empty();
    }

    @Override
    public Mono<ChangePerformance.Result> move(PerformanceId performanceId, Instant startsAt, By by) {
        return change(performanceId, performance -> {
            if (performance.state() != PerformanceState.ON_SALE) {
                return new NotOnSale();
            }
            Performance moved = new Performance(
                    performanceId, performance.concertId(), startsAt, performance.salesOpenAt(), performance.plan());
            return refusal(moved)
                    .<ChangePerformance.Result>map(Refused::new)
                    .orElseGet(() -> changed(moved, Kind.MOVE_PERFORMANCE, by));
        });
    }

    @Override
    public Mono<ChangePerformance.Result> withdraw(PerformanceId performanceId, By by) {
        return change(performanceId, performance -> {
            if (performance.state() == PerformanceState.CANCELED) {
                return new NotOnSale();
            }
            boolean isSold = store.reservations.values().stream()
                    .anyMatch(reservation -> reservation.performanceId().equals(performanceId));
            return isSold
                    ? new Sold()
                    : changed(in(PerformanceState.WITHDRAWN, performance), Kind.WITHDRAW_PERFORMANCE, by);
        });
    }

    @Override
    public Mono<ChangePerformance.Result> cancel(PerformanceId performanceId, String reason, By by) {
        return change(performanceId, performance -> {
            if (performance.state() == PerformanceState.WITHDRAWN) {
                return new NotOnSale();
            }
            store.cancellations.putIfAbsent(performanceId, new Cancellation(reason, store.now(), null));
            return changed(in(PerformanceState.CANCELED, performance), Kind.CANCEL_PERFORMANCE, by);
        });
    }

    private Mono<ChangePerformance.Result> change(
            PerformanceId performanceId, Function<Performance, ChangePerformance.Result> change) {
        return store.step(() -> Optional.ofNullable(store.performances.get(performanceId))
                .map(change)
                .orElseGet(UnknownPerformance::new));
    }

    private ChangePerformance.Result changed(Performance performance, Kind kind, By by) {
        store.performances.put(performance.performanceId(), performance);
        store.record(by, kind, Subject.of(performance.performanceId()));
        return new Changed();
    }

    private static Performance in(PerformanceState state, Performance performance) {
        return new Performance(
                performance.performanceId(),
                performance.concertId(),
                performance.startsAt(),
                performance.salesOpenAt(),
                performance.plan(),
                state);
    }

    @Override
    public Mono<Optional<Performance>> find(PerformanceId performanceId) {
        return store.step(() -> Optional.ofNullable(store.performances.get(performanceId)));
    }

    @Override
    public Mono<Page<Performance>> ofConcert(ConcertId concertId, PageRequest request) {
        return page(request, performance -> performance.concertId().equals(concertId));
    }

    @Override
    public Mono<Page<Performance>> current(PageRequest request) {
        return page(
                request,
                performance -> performance.startsAt().isAfter(store.now().minus(Duration.ofDays(1))));
    }

    private Mono<Page<Performance>> page(PageRequest request, Predicate<Performance> wanted) {
        return store.step(() -> InMemoryPages.ascending(
                store.performances.values().stream().filter(wanted).toList(),
                request,
                performance -> InMemoryPages.cursor(
                        performance.startsAt(), performance.performanceId().value())));
    }

    @Override
    public Mono<Page<Performance>> bookable(ConcertId concertId, PageRequest request) {
        return store.step(() -> InMemoryPages.ascending(
                store.performances.values().stream()
                        .filter(performance -> performance.concertId().equals(concertId))
                        .filter(performance -> performance.isBookable(store.now()))
                        .toList(),
                request,
                performance -> InMemoryPages.cursor(
                        performance.startsAt(), performance.performanceId().value())));
    }
}
