package io.frontrow.adapter.redis.seat;

import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds in Redis: a key for each held seat, which expires with the hold, and indexes that find the seats of a hold, a
 * user or a performance. A script must be given the keys of all seats that it releases, so the seats are read first and
 * released in a second step, which compares them with the hold. That is safe because a hold never changes.
 */
public final class RedisSeatHolds implements SeatHolds {

    private static final Script HOLD_SEATS = Script.load("seat/hold_seats.lua");
    private static final Script RELEASE_SEATS = Script.load("seat/release_seats.lua");
    private static final Script FIND_HOLD = Script.load("seat/find_hold.lua");
    private static final Script HELD_SEATS = Script.load("seat/held_seats.lua");
    private static final Script COUNT_HELD = Script.load("seat/count_held.lua");
    private static final Script HOLDS_OF_SEATS = Script.load("seat/holds_of_seats.lua");
    private static final Script PURGE_HOLDS = Script.load("seat/purge_holds.lua");

    private static final int SEATS_READ_AT_ONCE = 500;

    private final RedisCalls redis;

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisSeatHolds(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
    }

    @Override
    public Mono<Outcome> hold(HoldRequest request) {
        HoldScriptCall call = new HoldScriptCall(request);
        return redis.run(HOLD_SEATS, call.keys(), call.arguments()).map(call::outcome);
    }

    @Override
    public Mono<Boolean> release(ConcertId concertId, HoldId holdId, UserId userId) {
        return find(concertId, holdId)
                .flatMap(found -> found.filter(hold -> hold.userId().equals(userId))
                        .map(hold -> releaseSeats(concertId, userId, HeldSeat.of(hold)))
                        .orElseGet(() -> Mono.just(false)));
    }

    @Override
    public Mono<Void> releaseAll(QueueEntry entry) {
        ConcertKeys keys = new ConcertKeys(entry.concertId());
        return redis.read(template -> template.opsForZSet()
                        .range(keys.seatsHeldBy(entry.userId()), Range.unbounded())
                        .map(HeldSeat::parse))
                .flatMap(seats -> releaseSeats(entry.concertId(), entry.userId(), seats))
                .then();
    }

    private Mono<Boolean> releaseSeats(ConcertId concertId, UserId userId, List<HeldSeat> seats) {
        ConcertKeys keys = new ConcertKeys(concertId);
        List<String> scriptKeys = new ArrayList<>();
        scriptKeys.add(keys.seatsHeldBy(userId));
        scriptKeys.add(keys.active());
        scriptKeys.add(keys.baseEndOf(userId));
        scriptKeys.add(keys.lastSeen());
        List<Object> arguments = new ArrayList<>();
        arguments.add(userId.value());
        for (HeldSeat seat : seats) {
            scriptKeys.add(keys.seat(seat.performanceId(), seat.number()));
            scriptKeys.add(keys.heldSeatsOf(seat.performanceId()));
            scriptKeys.add(keys.holdRecord(seat.holdId()));
            arguments.add(seat.member());
            arguments.add(seat.number());
            arguments.add(seat.holdId().value());
        }
        return redis.run(RELEASE_SEATS, scriptKeys, arguments).map(reply -> reply.number(0) > 0);
    }

    @Override
    public Mono<Long> releaseAllIn(ConcertId concertId, PerformanceId performanceId) {
        return heldSeats(concertId, List.of(performanceId))
                .flatMapMany(held -> Flux.fromStream(held.getOrDefault(performanceId, SeatNumbers.NONE).stream()
                        .boxed()))
                .buffer(SEATS_READ_AT_ONCE)
                .concatMap(numbers -> holdsOf(concertId, performanceId, numbers))
                .distinct()
                .concatMap(holdId -> find(concertId, holdId))
                .concatMap(found -> Mono.justOrEmpty(found))
                .concatMap(hold -> releaseSeats(concertId, hold.userId(), HeldSeat.of(hold)))
                .filter(released -> released)
                .count();
    }

    private Flux<HoldId> holdsOf(ConcertId concertId, PerformanceId performanceId, List<Integer> numbers) {
        ConcertKeys keys = new ConcertKeys(concertId);
        List<String> seats =
                numbers.stream().map(number -> keys.seat(performanceId, number)).toList();
        return redis.run(HOLDS_OF_SEATS, seats, List.of())
                .flatMapMany(reply -> Flux.range(0, reply.parts().size()).map(i -> new HoldId(reply.id(i))));
    }

    @Override
    public Mono<Boolean> holdsNothing(QueueEntry entry) {
        String seats = new ConcertKeys(entry.concertId()).seatsHeldBy(entry.userId());
        return redis.run(COUNT_HELD, List.of(seats), List.of()).map(reply -> reply.number(0) == 0);
    }

    @Override
    public Mono<Optional<SeatHold>> find(ConcertId concertId, HoldId holdId) {
        return redis.run(FIND_HOLD, List.of(new ConcertKeys(concertId).holdRecord(holdId)), List.of())
                .map(reply -> found(holdId, reply));
    }

    static Optional<SeatHold> found(HoldId holdId, Reply reply) {
        return switch (reply.text(0)) {
            case "HELD" -> Optional.of(holdIn(reply, holdId));
            case "NONE" -> Optional.empty();
            default -> throw reply.unexpected();
        };
    }

    private static SeatHold holdIn(Reply reply, HoldId holdId) {
        return new SeatHold(
                holdId,
                new PerformanceId(reply.id(1)),
                new UserId(reply.id(2)),
                seatsIn(reply.text(3)),
                reply.instant(4),
                Duration.ofMillis(reply.number(5)));
    }

    @Override
    public Mono<Map<PerformanceId, SeatNumbers>> heldSeats(
            ConcertId concertId, Collection<PerformanceId> performanceIds) {
        List<PerformanceId> ids = List.copyOf(performanceIds);
        return redis.run(HELD_SEATS, heldKeys(concertId, ids), List.of()).map(reply -> seatsByPerformance(ids, reply));
    }

    private static List<String> heldKeys(ConcertId concertId, List<PerformanceId> performanceIds) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return performanceIds.stream().map(keys::heldSeatsOf).toList();
    }

    private static Map<PerformanceId, SeatNumbers> seatsByPerformance(List<PerformanceId> performanceIds, Reply reply) {
        Map<PerformanceId, SeatNumbers> held = new HashMap<>();
        for (int i = 0; i < performanceIds.size(); i++) {
            held.put(performanceIds.get(i), seatsIn(reply.text(i)));
        }
        return held;
    }

    private static SeatNumbers seatsIn(String numbers) {
        return numbers.isEmpty()
                ? SeatNumbers.NONE
                : SeatNumbers.of(Stream.of(numbers.split(",", -1)).mapToInt(Integer::parseInt));
    }

    @Override
    public Mono<Long> purgeExpired(ConcertId concertId, int atMost) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.read(template -> template.opsForSet()
                        .members(keys.performancesWithHolds())
                        .map(id -> new PerformanceId(UUID.fromString(id))))
                .flatMap(ids -> purge(concertId, ids, atMost));
    }

    private Mono<Long> purge(ConcertId concertId, List<PerformanceId> performanceIds, int atMost) {
        List<String> keys = new ArrayList<>();
        keys.add(new ConcertKeys(concertId).performancesWithHolds());
        keys.addAll(heldKeys(concertId, performanceIds));
        List<Object> arguments = new ArrayList<>();
        arguments.add(atMost);
        performanceIds.forEach(id -> arguments.add(id.value()));
        return redis.run(PURGE_HOLDS, keys, arguments).map(reply -> reply.number(0));
    }
}
