package io.frontrow.adapter.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.RedisDataLoss;
import io.frontrow.adapter.redis.SilentUser;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.TestRedisQueue;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.port.TestQueue;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.ReactiveSubscription.Message;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The lifetime of the keys of a room, and the messages of its channel. */
class RedisRoomTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WEEK = Duration.ofDays(7);

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final ConcertKeys keys = new ConcertKeys(concertId);
    private final ReactiveStringRedisTemplate redis = TestRedis.template();
    private final TestQueue queue = TestRedisQueue.on(redis, Duration.ZERO);

    @Test
    void admittedUsersArePublishedToTheChannelOfTheRoom() {
        String first = userOf(join());
        String second = userOf(join());
        join();

        StepVerifier.create(redis.listenToChannelLater(keys.admittedChannel())
                        .flatMapMany(messages -> messages.map(Message::getMessage)
                                .mergeWith(queue.admit(TestRoom.of(concertId).room(), 2)
                                        .then(Mono.<String>empty())))
                        .next())
                .expectNext(first + " " + second)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void anUnusedRoomExpiresAfterAWeek() {
        join();
        assertVanish(keys.room(), keys.waiting(), keys.present(), keys.entries(), keys.lastSeen());

        admit();
        admit();

        assertVanish(
                keys.room(),
                keys.active(),
                keys.entries(),
                keys.lastSeen(),
                keys.recentAdmissions(),
                keys.admissionLog());
    }

    @Test
    void aRestoredRoomExpiresAfterAWeekToo() {
        QueueEntry entry = join();
        RedisDataLoss.of(TestRedis.template(), concertId);
        get(queue.restore(entry, new TurnRecord.Unpaid(Duration.ofMinutes(1))));

        assertVanish(keys.room(), keys.active(), keys.entries(), keys.lastSeen());
    }

    @Test
    void whoIsAwayAndComesBackExpiresWithTheRoom() {
        QueueEntry entry = join();
        TestRoom closed = TestRoom.of(concertId).awaySeconds(600).pause();
        get(queue.admit(closed.room(), 100));
        SilentUser.of(concertId, entry.userId(), Duration.ofMinutes(2));

        get(queue.evictIdle(concertId, Duration.ofHours(1), 100));
        assertThat(get(redis.hasKey(keys.present()))).isFalse();
        assertVanish(keys.waiting(), keys.away());

        get(queue.record(concertId, List.of(entry.userId())));
        assertThat(get(redis.hasKey(keys.away()))).isFalse();
        assertVanish(keys.waiting(), keys.present(), keys.lastSeen());
    }

    @Test
    void aRoomInUseIsKept() {
        join();
        get(redis.expire(keys.entries(), Duration.ofDays(6)));

        admit();

        assertVanish(keys.entries());
    }

    private void assertVanish(String... all) {
        assertThat(Stream.of(all))
                .allSatisfy(key ->
                        assertThat(get(redis.getExpire(key))).isBetween(WEEK.minusMinutes(1), WEEK.plusSeconds(1)));
    }

    private QueueEntry join() {
        return get(queue.join(
                        TestRoom.of(concertId).room(),
                        new UserId(UUID.randomUUID()),
                        new QueueEntryId(UUID.randomUUID())))
                .entry();
    }

    private void admit() {
        get(queue.admit(TestRoom.of(concertId).room(), 100));
    }

    private static String userOf(QueueEntry entry) {
        return entry.userId().value().toString();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(TIMEOUT).orElseThrow();
    }
}
