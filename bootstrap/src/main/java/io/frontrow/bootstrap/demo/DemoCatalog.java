package io.frontrow.bootstrap.demo;

import static java.util.stream.Collectors.toSet;

import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates the demo concerts, which are on sale now. */
final class DemoCatalog {

    private final Concerts concerts;
    private final CreateConcert creation;
    private final CreatePerformance scheduling;
    private final Clock clock;

    DemoCatalog(Concerts concerts, CreateConcert creation, CreatePerformance scheduling, Clock clock) {
        this.concerts = concerts;
        this.creation = creation;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    /** Creates each concert that has no performance to come: all at the first start, and each again when it is over. */
    Mono<Void> add() {
        return upcomingTitles()
                .flatMapMany(
                        titles -> Flux.fromIterable(DemoConcert.ALL).filter(demo -> !titles.contains(demo.title())))
                .concatMap(this::add)
                .then();
    }

    private Mono<Set<String>> upcomingTitles() {
        return concerts.upcoming(PageRequest.first(PageRequest.LIMIT_MAX))
                .map(Page::items)
                .map(upcoming -> upcoming.stream().map(Concert::title).collect(toSet()));
    }

    private Mono<Void> add(DemoConcert demo) {
        Instant now = clock.instant();
        return creation.create(demo.announcement(now))
                .flatMapMany(concert -> Flux.fromStream(demo.startsAt(now))
                        .concatMap(startsAt -> scheduling.create(
                                new CreatePerformance.Command(concert.concertId(), startsAt, demo.plan()))))
                .then();
    }
}
