package io.frontrow.catalog.port;

import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.ConcertChange;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Concerts in memory. */
public final class InMemoryConcerts implements Concerts {

    private final InMemoryStore store;

    public InMemoryConcerts(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Void> add(Concert concert, WaitingRoomPolicy policy, By by) {
        return store.step(() -> {
                    store.concerts.put(concert.concertId(), concert);
                    store.record(by, Kind.CREATE_CONCERT, Subject.of(concert.concertId()));
                    return store.rooms.put(
                            concert.concertId(),
                            new WaitingRoom(concert.concertId(), 1, policy, store.aSeed(), false, null));
                })
                .then();
    }

    @Override
    public Mono<Boolean> agreeOn(ZoneId timeZone) {
        return store.step(() -> true);
    }

    @Override
    public Mono<ChangeConcert.Result> change(ConcertId concertId, ConcertChange change, By by) {
        return store.step(() -> {
            Concert present = store.concerts.get(concertId);
            if (present == null) {
                return new ChangeConcert.Result.UnknownConcert();
            }
            Concert changed = applied(change, present);
            Instant firstStartsAt = withDates(changed).firstStartsAt();
            if (change.salesOpenAt() != null
                    && firstStartsAt != null
                    && !firstStartsAt.isAfter(changed.salesOpenAt())) {
                return new ChangeConcert.Result.SaleAfterPerformance();
            }
            store.concerts.put(concertId, changed);
            store.performances.replaceAll((_, performance) ->
                    performance.concertId().equals(concertId) ? sold(performance, changed.salesOpenAt()) : performance);
            if (change.salesOpenAt() != null) {
                store.rooms.computeIfPresent(
                        concertId, (_, room) -> opened(room, present.salesOpenAt(), changed.salesOpenAt()));
            }
            store.record(by, Kind.CHANGE_CONCERT, Subject.of(concertId));
            return new ChangeConcert.Result.Changed(withDates(changed));
        });
    }

    private static Concert applied(ConcertChange change, Concert present) {
        return new Concert(
                present.concertId(),
                Objects.requireNonNullElse(change.title(), present.title()),
                Objects.requireNonNullElse(change.artist(), present.artist()),
                Objects.requireNonNullElse(change.venue(), present.venue()),
                Objects.requireNonNullElse(change.timeZone(), present.timeZone()),
                Objects.requireNonNullElse(change.salesOpenAt(), present.salesOpenAt()),
                null,
                null);
    }

    private static Performance sold(Performance performance, Instant salesOpenAt) {
        return new Performance(
                performance.performanceId(),
                performance.concertId(),
                performance.startsAt(),
                salesOpenAt,
                performance.plan(),
                performance.state());
    }

    private static WaitingRoom opened(WaitingRoom room, Instant before, Instant after) {
        Instant opensAt = room.policy().opensAt();
        boolean follows = opensAt == null || opensAt.equals(before) || opensAt.isBefore(after);
        WaitingRoomPolicy policy = follows ? room.policy().withOpensAt(after) : room.policy();
        return new WaitingRoom(room.concertId(), room.epoch() + 1, policy, room.seed(), room.hasAdmitted(), null);
    }

    @Override
    public Mono<Optional<Concert>> find(ConcertId concertId) {
        return store.step(
                () -> Optional.ofNullable(store.concerts.get(concertId)).map(this::withDates));
    }

    @Override
    public Mono<Page<Concert>> all(PageRequest request) {
        return store.step(() -> InMemoryPages.descending(
                store.concerts.values().stream().map(this::withDates).toList(),
                request,
                concert -> InMemoryPages.cursor(
                        concert.salesOpenAt(), concert.concertId().value())));
    }

    @Override
    public Mono<Page<Concert>> upcoming(PageRequest request) {
        return store.step(() -> InMemoryPages.ascending(
                store.concerts.values().stream()
                        .map(this::withDates)
                        .filter(concert -> concert.firstStartsAt() != null)
                        .toList(),
                request,
                InMemoryConcerts::cursor));
    }

    private static Cursor cursor(Concert concert) {
        return InMemoryPages.cursor(
                Objects.requireNonNull(concert.firstStartsAt()),
                concert.concertId().value());
    }

    private Concert withDates(Concert concert) {
        List<Instant> dates = store.performances.values().stream()
                .filter(performance -> performance.concertId().equals(concert.concertId())
                        && performance.state() == PerformanceState.ON_SALE)
                .map(Performance::startsAt)
                .filter(startsAt -> startsAt.isAfter(store.now()))
                .sorted()
                .toList();
        return new Concert(
                concert.concertId(),
                concert.title(),
                concert.artist(),
                concert.venue(),
                concert.timeZone(),
                concert.salesOpenAt(),
                dates.isEmpty() ? null : dates.getFirst(),
                dates.isEmpty() ? null : dates.getLast());
    }
}
