package io.frontrow.bootstrap.demo;

import static java.util.stream.Collectors.toMap;

import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.shared.id.ConcertId;
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

    private final Concerts concerts;
    private final CreateConcert creation;
    private final CreatePerformance scheduling;
    private final DemoOpenings openings;
    private final DemoPurchases purchases;
    private final Clock clock;

    DemoCatalog(
            Concerts concerts,
            CreateConcert creation,
            CreatePerformance scheduling,
            DemoOpenings openings,
            DemoPurchases purchases,
            Clock clock) {
        this.concerts = concerts;
        this.creation = creation;
        this.scheduling = scheduling;
        this.openings = openings;
        this.purchases = purchases;
        this.clock = clock;
    }

    /**
     * Creates each concert that has no performance to come: all at the first start, and each again when it is over. Then
     * sets the next opening, and buys what is free of the sold-out concert.
     */
    Mono<Void> add() {
        return upcoming()
                .flatMap(known -> Flux.fromIterable(DemoConcert.ALL)
                        .concatMap(demo -> Mono.justOrEmpty(known.get(demo.title()))
                                .switchIfEmpty(Mono.defer(() -> create(demo)))
                                .flatMap(concertId -> prepare(demo, concertId)))
                        .then());
    }

    private Mono<Map<String, ConcertId>> upcoming() {
        return concerts.upcoming(PageRequest.first(PageRequest.LIMIT_MAX))
                .map(Page::items)
                .map(upcoming ->
                        upcoming.stream().collect(toMap(Concert::title, Concert::concertId, (earlier, _) -> earlier)));
    }

    private Mono<ConcertId> create(DemoConcert demo) {
        Instant now = clock.instant();
        return creation.create(demo.announcement(now, openings.first()))
                .map(Optional::orElseThrow)
                .map(Concert::concertId)
                .flatMap(concertId -> Flux.fromStream(demo.startsAt(now))
                        .concatMap(startsAt ->
                                scheduling.create(new CreatePerformance.Command(concertId, startsAt, demo.plan())))
                        .then(Mono.just(concertId)));
    }

    private Mono<Void> prepare(DemoConcert demo, ConcertId concertId) {
        return switch (demo.sale()) {
            case OPEN -> Mono.empty();
            case OPENING -> openings.begin(concertId);
            case SOLD_OUT -> purchases.buyAll(concertId);
        };
    }
}
