package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.InMemoryQueue;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Concurrent joins have the results of joins one after the other. */
class RedisBatchesPropertiesTest {

    private static final int USERS = 12;
    private static final int CAPACITY = 4;

    private final TestQueue batches = TestRedisQueue.on(TestRedis.template(), Duration.ZERO);
    private final InMemoryQueue oneByOne = new InMemoryQueue(Clock.systemUTC(), Duration.ZERO);

    @Property(tries = 100)
    void aBatchDoesAsOneAfterTheOther(@ForAll("rounds") List<Round> rounds) {
        ConcertId concertId = new ConcertId(UUID.randomUUID());
        List<UserId> users = IntStream.range(0, USERS)
                .mapToObj(_ -> new UserId(UUID.randomUUID()))
                .toList();
        for (Round round : rounds) {
            List<Outcome> expected =
                    get(joins(concertId, users, round, oneByOne).concatMap(join -> join));
            List<Outcome> outcomes = get(joins(concertId, users, round, batches).flatMapSequential(join -> join, 256));

            assertThat(outcomes).isEqualTo(expected);
            TestRoom room = TestRoom.of(concertId).capacity(CAPACITY);
            assertThat(batches.admit(room.room(), round.admit()).block())
                    .isEqualTo(oneByOne.admit(room.room(), round.admit()).block());
            assertThat(totals(batches, concertId)).isEqualTo(totals(oneByOne, concertId));
        }
    }

    private static Flux<Mono<Outcome>> joins(ConcertId concertId, List<UserId> users, Round round, QueueEntries queue) {
        WaitingRoom room = TestRoom.of(concertId).reentry(round.reentry()).room();
        return Flux.fromIterable(round.users())
                .map(user -> queue.join(room, users.get(user), new QueueEntryId(UUID.randomUUID()))
                        .map(Outcome::of));
    }

    private static List<Long> totals(RoomStatistics queue, ConcertId concertId) {
        return get(queue.counts(concertId)
                .flatMapIterable(counts ->
                        List.of(counts.waiting(), counts.active(), counts.admittedTotal(), counts.leftTotal())));
    }

    @Provide
    Arbitrary<List<Round>> rounds() {
        Arbitrary<List<Integer>> users =
                Arbitraries.integers().between(0, USERS - 1).list().ofMaxSize(60);
        return Combinators.combine(
                        users,
                        Arbitraries.of(RejoinPolicy.class),
                        Arbitraries.integers().between(1, CAPACITY))
                .as(Round::new)
                .list()
                .ofMaxSize(6);
    }

    private static <T> List<T> get(Flux<T> flux) {
        return flux.collectList().blockOptional(Duration.ofSeconds(10)).orElseThrow();
    }

    record Round(List<Integer> users, RejoinPolicy reentry, int admit) {}

    /** The parts of a result that do not depend on the time. */
    private record Outcome(UserId user, boolean isNew, boolean gaveUpTurn, EntryState state) {

        static Outcome of(Joined joined) {
            EntryState state =
                    joined.state() instanceof EntryState.Active ? new EntryState.Active(Instant.EPOCH) : joined.state();
            return new Outcome(joined.entry().userId(), joined.isNew(), joined.gaveUpTurn(), state);
        }
    }
}
