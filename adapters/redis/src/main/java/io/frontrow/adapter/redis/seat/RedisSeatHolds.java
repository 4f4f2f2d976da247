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
import io.frontrow.shared.batching.KeyedRequestBatcher;
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
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds in Redis: a key for each held seat, which expires with the hold, and indexes that find the seats of a hold, a
 * user or a performance. A script must be given the keys of all seats that it releases, so the seats are read first and
 * released in a second step, which compares them with the hold. That is safe because a hold never changes. What users
 * do in crowds is batched for each concert.
 */
public final class RedisSeatHolds implements SeatHolds {

    private static final Script HOLD_SEATS = Script.load("seat/hold_seats.lua");
    private static final Script RELEASE_SEATS = Script.load("seat/release_seats.lua");
    private static final Script FIND_HOLD = Script.load("seat/find_hold.lua");
    private static final Script HELD_SEATS = Script.load("seat/held_seats.lua");
    private static final Script COUNT_HELD = Script.load("seat/count_held.lua");
    private static final Script HOLDS_OF_SEATS = Script.load("seat/holds_of_seats.lua");
    private static final Script PURGE_HOLDS = Script.load("seat/purge_holds.lua");

    private static final Script SEATS_HELD_BY = Script.load("seat/seats_held_by.lua");

    private static final int SEATS_READ_AT_ONCE = 500;
    private static final int HOLDS_READ_AT_ONCE = 64;

    private final RedisCalls redis;
    private final KeyedRequestBatcher<ConcertId, HoldRequest, Reply> requests =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::holdAll);
    private final KeyedRequestBatcher<ConcertId, HoldId, Reply> reads =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::findAll);
    private final KeyedRequestBatcher<ConcertId, UserId, Reply> readsOfUsers =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::seatsHeldBy);
    private final KeyedRequestBatcher<ConcertId, Release, Reply> releases =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::releaseAll);

    /** Uses the connection of the template; for its settings see {@link RedisClientSettings}. */
    public RedisSeatHolds(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
    }

    @Override
    public Mono<Outcome> hold(HoldRequest request) {
        return requests.submit(request.entry().concertId(), request)
                .map(reply -> HoldScriptCall.outcome(request, reply));
    }

    private Mono<List<Reply>> holdAll(ConcertId concertId, List<HoldRequest> requests) {
        HoldScriptCall call = new HoldScriptCall(concertId, requests);
        return redis.run(HOLD_SEATS, call.keys(), call.arguments()).map(reply -> reply.each(requests.size()));
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
        return readsOfUsers
                .submit(entry.concertId(), entry.userId())
                .map(reply -> HeldSeat.parseAll(reply.text(0)))
                .filter(seats -> !seats.isEmpty())
                .flatMap(seats -> releaseSeats(entry.concertId(), entry.userId(), seats))
                .then();
    }

    private Mono<List<Reply>> seatsHeldBy(ConcertId concertId, List<UserId> users) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(SEATS_HELD_BY, users.stream().map(keys::seatsHeldBy).toList(), List.of())
                .map(reply -> reply.each(users.size()));
    }

    private Mono<Boolean> releaseSeats(ConcertId concertId, UserId userId, List<HeldSeat> seats) {
        return releases.submit(concertId, new Release(userId, seats)).map(reply -> reply.number(0) > 0);
    }

    private Mono<List<Reply>> releaseAll(ConcertId concertId, List<Release> releases) {
        ConcertKeys keys = new ConcertKeys(concertId);
        Stream<String> shared = Stream.of(keys.active(), keys.lastSeen());
        return redis.run(
                        RELEASE_SEATS,
                        Stream.concat(shared, releases.stream().flatMap(release -> release.keys(keys)))
                                .toList(),
                        releases.stream().flatMap(Release::arguments).toList())
                .map(reply -> reply.each(releases.size()));
    }

    @Override
    public Mono<Long> releaseAllIn(ConcertId concertId, PerformanceId performanceId) {
        return heldSeats(concertId, List.of(performanceId))
                .flatMap(held -> holdsOf(concertId, performanceId, held.getOrDefault(performanceId, SeatNumbers.NONE)))
                .flatMapMany(Flux::fromIterable)
                .concatMap(hold -> releaseSeats(concertId, hold.userId(), HeldSeat.of(hold)))
                .filter(released -> released)
                .count();
    }

    @Override
    public Mono<List<SeatHold>> holdsOf(ConcertId concertId, PerformanceId performanceId, SeatNumbers seats) {
        return Flux.fromStream(seats.stream().boxed())
                .buffer(SEATS_READ_AT_ONCE)
                .concatMap(numbers -> holdIds(concertId, performanceId, numbers))
                .distinct()
                .flatMap(holdId -> find(concertId, holdId), HOLDS_READ_AT_ONCE)
                .flatMap(Mono::justOrEmpty)
                .collectList();
    }

    private Flux<HoldId> holdIds(ConcertId concertId, PerformanceId performanceId, List<Integer> numbers) {
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
        return reads.submit(concertId, holdId).map(reply -> found(holdId, reply));
    }

    private Mono<List<Reply>> findAll(ConcertId concertId, List<HoldId> holdIds) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(FIND_HOLD, holdIds.stream().map(keys::holdRecord).toList(), List.of())
                .map(reply -> reply.each(holdIds.size()));
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

    static SeatNumbers seatsIn(String numbers) {
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

    /** Seats to release, in the order of {@code release_seats.lua}. */
    private record Release(UserId userId, List<HeldSeat> seats) {

        Stream<String> keys(ConcertKeys keys) {
            Stream<String> ofUser = Stream.of(keys.seatsHeldBy(userId), keys.baseEndOf(userId));
            Stream<String> ofSeats = seats.stream()
                    .flatMap(seat -> Stream.of(
                            keys.seat(seat.performanceId(), seat.number()),
                            keys.heldSeatsOf(seat.performanceId()),
                            keys.holdRecord(seat.holdId())));
            return Stream.concat(ofUser, ofSeats);
        }

        Stream<Object> arguments() {
            Stream<Object> ofUser = Stream.of(userId.value(), seats.size());
            Stream<Object> ofSeats = seats.stream()
                    .flatMap(seat -> Stream.of(
                            seat.member(), seat.number(), seat.holdId().value()));
            return Stream.concat(ofUser, ofSeats);
        }
    }
}
