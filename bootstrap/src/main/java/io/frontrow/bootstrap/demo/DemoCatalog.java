package io.frontrow.bootstrap.demo;

import static java.util.stream.Collectors.toMap;

import io.frontrow.account.port.Users;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates the demo concerts: some are on sale now, one opens soon and again and again, and one is sold out. */
final class DemoCatalog {

    private static final int TURN_SECONDS = 120;

    private final Users users;
    private final Concerts concerts;
    private final CreateConcert creation;
    private final CreatePerformance scheduling;
    private final WaitingRooms rooms;
    private final DemoOpenings openings;
    private final DemoPurchases purchases;
    private final Clock clock;
    private final int fans;

    /**
     * Creates the catalog.
     *
     * @param fans number of simulated fans, from 0
     */
    DemoCatalog(
            Users users,
            Concerts concerts,
            CreateConcert creation,
            CreatePerformance scheduling,
            WaitingRooms rooms,
            DemoOpenings openings,
            DemoPurchases purchases,
            Clock clock,
            int fans) {
        this.users = users;
        this.concerts = concerts;
        this.creation = creation;
        this.scheduling = scheduling;
        this.rooms = rooms;
        this.openings = openings;
        this.purchases = purchases;
        this.clock = clock;
        this.fans = fans;
    }

    /**
     * Creates, as the demo operator, each concert that has no performance to come: all at the first start, and each
     * again when it is over. Then sets the next opening, and buys what is free of the sold-out concert.
     */
    Mono<Void> add() {
        return Mono.zip(operatorId(), upcoming(), this::add).flatMap(it -> it);
    }

    private Mono<UserId> operatorId() {
        return users.find(DemoUsers.OPERATOR)
                .map(found -> found.orElseThrow().user().userId());
    }

    private Mono<Void> add(UserId operatorId, Map<String, ConcertId> known) {
        return Flux.fromIterable(DemoConcert.ALL)
                .concatMap(demo -> Mono.justOrEmpty(known.get(demo.title()))
                        .switchIfEmpty(Mono.defer(() -> create(demo, operatorId)))
                        .flatMap(concertId -> prepare(demo, concertId)))
                .then();
    }

    private Mono<Map<String, ConcertId>> upcoming() {
        return concerts.upcoming(PageRequest.first(PageRequest.LIMIT_MAX))
                .map(Page::items)
                .map(upcoming ->
                        upcoming.stream().collect(toMap(Concert::title, Concert::concertId, (earlier, _) -> earlier)));
    }

    private Mono<ConcertId> create(DemoConcert demo, UserId operatorId) {
        Instant now = clock.instant();
        return creation.create(demo.announcement(operatorId, now, openings.first()))
                .map(Optional::orElseThrow)
                .map(Concert::concertId)
                .flatMap(concertId -> Flux.fromStream(demo.startsAt(now))
                        .concatMap(startsAt -> scheduling.create(
                                new CreatePerformance.Command(operatorId, concertId, startsAt, demo.plan())))
                        .then(demo.sale() == DemoConcert.Sale.CROWDED ? crowd(concertId) : Mono.empty())
                        .thenReturn(concertId));
    }

    /** Admits a quarter of the simulated fans at a time, so that there is a queue. */
    private Mono<Void> crowd(ConcertId concertId) {
        return fans == 0
                ? Mono.empty()
                : rooms.change(concertId, turnsOf(Math.max(1, fans / 4)), Optional.empty(), false)
                        .then();
    }

    private static PolicyChange turnsOf(int capacity) {
        return new PolicyChange(capacity, 1, TURN_SECONDS, null, null, null, null, null, null, null);
    }

    private Mono<Void> prepare(DemoConcert demo, ConcertId concertId) {
        return switch (demo.sale()) {
            case OPEN, CROWDED -> Mono.empty();
            case OPENING -> openings.begin(concertId);
            case SOLD_OUT -> purchases.buyAll(concertId);
        };
    }
}
