package io.frontrow.bootstrap.demo;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Users;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.port.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The simulated fans of one demo concert, so that whoever opens it sees a sale that moves. Nobody can sign in as one of
 * them.
 */
final class DemoFans {

    private static final int CONCURRENCY = 4;

    private final Users users;
    private final PasswordHashing hashing;
    private final Concerts concerts;
    private final Performances performances;
    private final Function<ConcertId, DemoFanActions> actions;
    private final Ids ids;
    private final Clock clock;
    private final int count;
    private List<DemoFan> fans = List.of();

    /**
     * Creates the fans of a concert.
     *
     * @param actions what fans can do in a concert
     * @param count number of fans, from 1
     */
    DemoFans(
            Users users,
            PasswordHashing hashing,
            Concerts concerts,
            Performances performances,
            Function<ConcertId, DemoFanActions> actions,
            Ids ids,
            Clock clock,
            int count) {
        this.users = users;
        this.hashing = hashing;
        this.concerts = concerts;
        this.performances = performances;
        this.actions = actions;
        this.ids = ids;
        this.clock = clock;
        this.count = count;
    }

    /**
     * Lets each fan whose next step is due do it. A fault of one fan does not keep the others from it.
     *
     * @return 0, so that the steps are not logged
     */
    Mono<Long> act() {
        return Mono.defer(() -> fans.isEmpty() ? prepare() : Mono.just(fans))
                .flatMapMany(Flux::fromIterable)
                .flatMapDelayError(fan -> fan.act(clock.instant()), CONCURRENCY, 1)
                .then(Mono.just(0L));
    }

    private Mono<List<DemoFan>> prepare() {
        return concerts.upcoming(PageRequest.first(PageRequest.LIMIT_MAX))
                .flatMapIterable(Page::items)
                .filter(concert -> concert.title().equals(DemoConcert.CROWDED.title()))
                .next()
                .map(Concert::concertId)
                .flatMap(concertId -> performances
                        .bookable(concertId, PageRequest.first(PageRequest.LIMIT_MAX))
                        .map(Page::items)
                        .filter(dates -> !dates.isEmpty())
                        .flatMap(dates -> fans(actions.apply(concertId), dates)))
                .defaultIfEmpty(List.of())
                .doOnNext(prepared -> fans = prepared);
    }

    private Mono<List<DemoFan>> fans(DemoFanActions ofConcert, List<Performance> dates) {
        return hashing.hash(DemoPasswords.random().fans())
                .flatMapMany(hash -> Flux.range(1, count).concatMap(number -> user(number, hash)))
                .collectList()
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(i -> new DemoFan(
                                ofConcert,
                                all.get(i),
                                dates.get(i % dates.size()).performanceId(),
                                new Random()))
                        .toList());
    }

    private Mono<UserId> user(int number, PasswordHash hash) {
        Email email = new Email("crowd" + number + "@frontrow.example");
        User user = new User(new UserId(ids.next()), email, "Demo fan " + number, Role.USER);
        return users.add(new Credentials(user, hash))
                .then(users.find(email))
                .flatMap(Mono::justOrEmpty)
                .map(known -> known.user().userId());
    }
}
