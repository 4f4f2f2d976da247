package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.adapter.redis.ServerInfo;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Concurrent joins and status reads are batched into few calls, which a Redis for this test counts. */
class RedisBatchesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final EntryState LOST = new EntryState.Lost();

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final ConcertKeys keys = new ConcertKeys(concertId);
    private final EmbeddedRedis server = new EmbeddedRedis();
    private final ReactiveStringRedisTemplate redis =
            TestRedis.connect("127.0.0.1", server.port(), new RedisClientSettings(Duration.ofSeconds(10), 50_000));
    private final ServerInfo info = new ServerInfo(redis);
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);

    @BeforeEach
    void start() {
        server.start();
        // The first call of a script by its digest is followed by one in full.
        state(get(join(aUser())).entry());
    }

    @AfterEach
    void stop() {
        TestRedis.disconnect(redis);
        server.stop();
    }

    @Test
    void aThousandConcurrentJoinsKeepTheirOrder() {
        List<UserId> crowd = users(1_000);
        long callsBefore = info.scriptCalls();

        List<Joined> all = atOnce(crowd.stream().map(this::join));

        assertThat(info.scriptCalls() - callsBefore).isLessThanOrEqualTo(100);
        assertThat(all).allMatch(Joined::isNew);
        assertThat(all).extracting(joined -> joined.entry().userId()).isEqualTo(crowd);
        assertThat(all).extracting(joined -> joined.entry().place()).isSorted().doesNotHaveDuplicates();
        List<EntryState> inOrder = IntStream.rangeClosed(1, 1_000)
                .<EntryState>mapToObj(ahead -> new EntryState.Waiting(ahead, 0))
                .toList();
        assertThat(all).extracting(Joined::state).isEqualTo(inOrder);
        assertThat(states(all.stream().map(Joined::entry))).isEqualTo(inOrder);
    }

    @Test
    void aThousandConcurrentStatusReadsAreBatchedIntoFewCalls() {
        List<Joined> all = atOnce(users(1_000).stream().map(this::join));
        long callsBefore = info.scriptCalls();

        states(all.stream().map(Joined::entry));

        assertThat(info.scriptCalls() - callsBefore).isLessThanOrEqualTo(100);
    }

    @Test
    void aUserWhoJoinsTwoHundredTimesInABatchHasOneEntry() {
        UserId user = aUser();

        List<Joined> all = atOnce(IntStream.range(0, 200).mapToObj(_ -> join(user)));

        QueueEntry entry = all.getFirst().entry();
        EntryState waiting = new EntryState.Waiting(1, 0);
        assertThat(all.getFirst()).isEqualTo(new Joined(entry, waiting, true, false));
        assertThat(all.subList(1, 200)).containsOnly(new Joined(entry, waiting, false, false));
        assertThat(get(queue.counts(concertId)).waiting()).isEqualTo(2);
    }

    @Test
    void aUserWhoRequeuesManyTimesInABatchHasTheLastEntry() {
        UserId user = aUser();
        get(queue.admit(TestRoom.of(concertId).room(), 1));
        get(join(user));
        get(queue.admit(TestRoom.of(concertId).room(), 1));

        List<Joined> all = atOnce(IntStream.range(0, 100).mapToObj(_ -> join(user, RejoinPolicy.REQUEUE)));

        assertThat(all).allMatch(Joined::isNew);
        assertThat(all).extracting(Joined::state).containsOnly(new EntryState.Waiting(0, 1));
        assertThat(states(all.stream().map(Joined::entry)).subList(0, 99))
                .containsOnly(new EntryState.Gone(GoneReason.REPLACED));
        assertThat(state(all.getLast().entry())).isEqualTo(new EntryState.Waiting(0, 1));
        assertThat(get(queue.counts(concertId)).leftTotal()).isEqualTo(100);
    }

    @Test
    void lostGoneAndForgedEntriesDoNotAffectTheOthersOfTheirBatch() {
        List<QueueEntry> all = atOnce(users(50).stream().map(this::join)).stream()
                .map(Joined::entry)
                .toList();
        QueueEntry lost = all.get(10);
        QueueEntry gone = all.get(20);
        QueueEntry real = all.get(30);
        QueueEntry forged =
                new QueueEntry(new QueueEntryId(UUID.randomUUID()), concertId, real.userId(), new Place(1L << 52));
        lose(lost.userId());
        get(queue.leave(gone, LeaveReason.LEFT));

        List<EntryState> states =
                states(all.stream().flatMap(entry -> entry.equals(real) ? Stream.of(forged, real) : Stream.of(entry)));

        assertThat(states.get(10)).isEqualTo(LOST);
        assertThat(states.get(20)).isEqualTo(new EntryState.Gone(GoneReason.LEFT));
        assertThat(states.get(30)).isEqualTo(new EntryState.Gone(GoneReason.REPLACED));
        List<EntryState> inOrder = IntStream.rangeClosed(1, 48)
                .<EntryState>mapToObj(ahead -> new EntryState.Waiting(ahead, 0))
                .toList();
        assertThat(states)
                .filteredOn(state -> state instanceof EntryState.Waiting)
                .isEqualTo(inOrder);
    }

    @Test
    void aCorruptEntryDoesNotAffectTheOthersOfItsBatch() {
        List<UserId> users = users(20);
        List<QueueEntry> all = atOnce(users.stream().map(this::join)).stream()
                .map(Joined::entry)
                .toList();
        get(redis.opsForHash().put(keys.entries(), users.get(7).value().toString(), "spoilt"));
        get(redis.opsForHash().put(keys.entries(), users.get(8).value().toString(), "spoilt:1"));
        get(redis.opsForHash().put(keys.entries(), users.get(9).value().toString(), "spoilt:7:1"));

        List<EntryState> states = states(all.stream());
        List<Joined> again = atOnce(users.stream().map(user -> join(user).onErrorResume(_ -> Mono.empty())));

        assertThat(states)
                .filteredOn(state -> state instanceof EntryState.Waiting)
                .hasSize(17);
        assertThat(again).hasSize(19);
        assertThat(again)
                .filteredOn(joined -> !joined.isNew())
                .extracting(Joined::entry)
                .containsExactlyElementsOf(Stream.concat(all.subList(0, 7).stream(), all.subList(10, 20).stream())
                        .toList());
    }

    @Test
    void aCanceledJoinDoesNotAffectTheOthersOfItsBatch() {
        List<CompletableFuture<Joined>> patient = IntStream.range(0, 50)
                .mapToObj(_ -> {
                    join(aUser()).subscribe().dispose();
                    return join(aUser()).toFuture();
                })
                .toList();

        assertThat(patient.stream().map(CompletableFuture::join))
                .extracting(joined -> joined.entry().place())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private Mono<Joined> join(UserId user) {
        return join(user, RejoinPolicy.KEEP);
    }

    private Mono<Joined> join(UserId user, RejoinPolicy reentry) {
        return queue.join(TestRoom.of(concertId).reentry(reentry).room(), user, new QueueEntryId(UUID.randomUUID()));
    }

    private EntryState state(QueueEntry entry) {
        return get(queue.state(entry));
    }

    private List<EntryState> states(Stream<QueueEntry> all) {
        return atOnce(all.map(queue::state));
    }

    private void lose(UserId user) {
        String name = user.value().toString();
        get(redis.opsForHash().remove(keys.entries(), name));
        get(redis.opsForZSet().remove(keys.waiting(), name));
    }

    private static List<UserId> users(int count) {
        return IntStream.range(0, count).mapToObj(_ -> aUser()).toList();
    }

    private static UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    /** All results in the order of the calls. */
    private static <T> List<T> atOnce(Stream<Mono<T>> questions) {
        return get(Flux.fromStream(questions)
                .flatMapSequential(question -> question, Integer.MAX_VALUE)
                .collectList());
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(TIMEOUT).orElseThrow();
    }
}
