package io.frontrow.adapter.redis.audit;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.adapter.redis.queue.AdmissionLogEntry;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.Invariant;
import io.frontrow.audit.port.QueueChecks;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Checks the invariants of queue and holds. It reads a live Redis in chunks, each of them one atomic step. The keys of
 * held seats are found by one SCAN, which passes over the whole keyspace of a node.
 */
public final class RedisQueueChecks implements QueueChecks {

    private static final Script TTLS = Script.load("audit/ttls.lua");
    private static final Script CEILING = Script.load("audit/ceiling.lua");
    private static final Script OVERLONG_TURNS = Script.load("audit/overlong_turns.lua");
    private static final Script MISPLACED_ENTRIES = Script.load("audit/misplaced_entries.lua");

    private static final long HOLD_MS_MAX = Duration.ofMinutes(5).toMillis();
    private static final long TURN_MS_MAX =
            Duration.ofSeconds(WaitingRoomPolicy.SECONDS_MAX).toMillis();
    private static final int CHUNK = 500;
    private static final int CONCERT_CONCURRENCY = 4;

    private final RedisCalls redis;

    /** Uses the connection of the template, for which see {@link RedisClientSettings}. */
    public RedisQueueChecks(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
    }

    @Override
    public Mono<List<AuditCheck>> check(Collection<ConcertId> concertIds) {
        return Flux.concat(
                        holdsExpire(Set.copyOf(concertIds)),
                        check(
                                Invariant.CAPACITY_IS_KEPT,
                                concertIds,
                                keys -> overCapacity(keys).concatWith(misplaced(keys))),
                        check(Invariant.ADMISSION_IS_IN_ORDER, concertIds, this::outOfOrder),
                        check(Invariant.TURNS_ARE_BOUNDED, concertIds, this::overlong))
                .collectList();
    }

    private static Mono<AuditCheck> check(
            Invariant invariant, Collection<ConcertId> concertIds, Function<ConcertKeys, Flux<String>> violations) {
        return Flux.fromIterable(concertIds)
                .flatMap(id -> ofConcert(id, violations.apply(new ConcertKeys(id))), CONCERT_CONCURRENCY)
                .collectList()
                .map(all -> new AuditCheck(invariant, all));
    }

    private static Flux<String> ofConcert(ConcertId id, Flux<String> violations) {
        return violations.take(AuditCheck.EXAMPLES_MAX).map(violation -> "concert " + id.value() + ", " + violation);
    }

    private Mono<AuditCheck> holdsExpire(Set<ConcertId> concertIds) {
        ScanOptions seats = ScanOptions.scanOptions()
                .match(ConcertKeys.ANY_SEAT)
                .count(CHUNK)
                .build();
        return redis.scan(template -> template.scan(seats))
                .filter(seat -> concertIds.contains(ConcertKeys.concertOf(seat)))
                .buffer(CHUNK)
                .concatMapIterable(RedisQueueChecks::byConcert)
                .concatMap(this::endless)
                .take(AuditCheck.EXAMPLES_MAX)
                .collectList()
                .map(violations -> new AuditCheck(Invariant.HOLDS_EXPIRE, violations));
    }

    /** A script may use the keys of one concert only. */
    private static Collection<List<String>> byConcert(List<String> seats) {
        return seats.stream()
                .collect(Collectors.groupingBy(ConcertKeys::concertOf))
                .values();
    }

    private Flux<String> endless(List<String> seats) {
        return redis.run(TTLS, seats, List.of()).flatMapIterable(ttls -> endless(seats, ttls));
    }

    private static List<String> endless(List<String> seats, Reply ttls) {
        List<String> endless = new ArrayList<>();
        for (int i = 0; i < seats.size(); i++) {
            long ttlMs = ttls.number(i);
            if (ttlMs == -1) {
                endless.add("the hold " + seats.get(i) + " never ends");
            } else if (ttlMs > HOLD_MS_MAX) {
                endless.add("the hold " + seats.get(i) + " lasts " + ttlMs + " ms more");
            }
        }
        return endless;
    }

    private Flux<String> overCapacity(ConcertKeys keys) {
        return redis.run(CEILING, List.of(keys.room(), keys.active()), List.of())
                .filter(reply -> reply.number(0) > reply.number(1))
                .map(reply -> reply.number(0) + " are in where " + reply.number(1) + " may be")
                .flux();
    }

    private Flux<String> misplaced(ConcertKeys keys) {
        return Flux.concat(Stream.of(keys.waiting(), keys.active(), keys.present(), keys.away())
                        .map(this::scored)
                        .toList())
                .buffer(CHUNK)
                .concatMap(users -> redis.run(
                        MISPLACED_ENTRIES,
                        List.of(keys.waiting(), keys.active(), keys.entries(), keys.present(), keys.away()),
                        users))
                .flatMapIterable(reply -> reply.texts().toList())
                .distinct()
                .map(entry -> entry.isEmpty() ? "someone is in without a ticket" : "misplaced ticket " + entry);
    }

    private Flux<String> overlong(ConcertKeys keys) {
        return scored(keys.active()).buffer(CHUNK).concatMap(users -> overlong(keys, users));
    }

    private Flux<String> overlong(ConcertKeys keys, List<String> users) {
        Stream<String> baseEnds = users.stream().map(user -> keys.baseEndOf(new UserId(UUID.fromString(user))));
        return redis.run(
                        OVERLONG_TURNS,
                        Stream.concat(Stream.of(keys.active()), baseEnds).toList(),
                        Stream.concat(Stream.of(HOLD_MS_MAX, TURN_MS_MAX), users.stream())
                                .toList())
                .flatMapIterable(reply -> reply.texts().toList())
                .map(user -> "the turn of user " + user + " lasts too long");
    }

    private Flux<String> scored(String key) {
        return redis.scan(template -> template.opsForZSet().scan(key, chunks())).mapNotNull(TypedTuple::getValue);
    }

    private static ScanOptions chunks() {
        return ScanOptions.scanOptions().count(CHUNK).build();
    }

    private Flux<String> outOfOrder(ConcertKeys keys) {
        return redis.read(template ->
                        template.opsForList().range(keys.admissionLog(), 0, -1).map(AdmissionLogEntry::parse))
                .flatMapIterable(AdmissionSequence::violations);
    }
}
