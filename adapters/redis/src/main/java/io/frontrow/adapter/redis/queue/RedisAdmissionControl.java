package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.client.Arguments;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.shared.batching.KeyedRequestBatcher;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/**
 * Admission and eviction in Redis. The scripts count capacity and rate themselves, so any number of instances may
 * admit. Concurrent admissions into a room are one call.
 */
public final class RedisAdmissionControl implements AdmissionControl {

    private static final Script ADMIT = Script.load("queue/admit.lua");
    private static final Script ADMIT_AHEAD = Script.load("queue/admit_ahead.lua");
    private static final Script EVICT_IDLE = Script.load("queue/evict_idle.lua");

    /** Turns that one call ends at most, so that a script never blocks Redis for long. */
    private static final int ENDED_TURNS_MAX = 1_000;

    /** Silent users that one call moves away about at most. A queue of silent users takes several calls. */
    private static final int MOVED_AWAY_MAX = 1_000;

    /** Users that one call admits at most. */
    private static final int ADMITTED_MAX = 1_000;

    private static final int LOGGED_ADMISSIONS_MAX = 10_000;

    private final RedisCalls redis;
    private final Duration recoveryGrace;
    private final KeyedRequestBatcher<RoomToAdmitInto, Integer, Admission> admissions =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::admitForAll);

    /**
     * Uses the connection of the template; for its settings see {@link RedisClientSettings}.
     *
     * @param recoveryGrace how long no entry is admitted after Redis lost entries
     */
    public RedisAdmissionControl(ReactiveStringRedisTemplate redis, Duration recoveryGrace) {
        this.redis = new RedisCalls(redis);
        this.recoveryGrace = recoveryGrace;
    }

    @Override
    public Mono<Admission> admit(WaitingRoom room, Duration pauseMax, int atMost) {
        return admissions.submit(new RoomToAdmitInto(room, pauseMax), atMost);
    }

    /** Turns end in crowds: one call fills the places of several. */
    private Mono<List<Admission>> admitForAll(RoomToAdmitInto room, List<Integer> shares) {
        int sum = shares.stream().mapToInt(Integer::intValue).sum();
        return admitOnce(room.room(), room.pauseMax(), Math.min(sum, ADMITTED_MAX))
                .map(admission -> share(admission, shares));
    }

    /** The first ones get as much as they asked for, and the first one the rest of the result. */
    private static List<Admission> share(Admission all, List<Integer> shares) {
        List<Admission> shared = new ArrayList<>();
        int rest = all.admitted();
        for (int atMost : shares) {
            int admitted = Math.min(rest, atMost);
            shared.add(new Admission(admitted, shared.isEmpty() ? all.expired() : 0, all.waiting()));
            rest -= admitted;
        }
        return shared;
    }

    private Mono<Admission> admitOnce(WaitingRoom room, Duration pauseMax, int atMost) {
        ConcertKeys keys = new ConcertKeys(room.concertId());
        return redis.run(
                        ADMIT,
                        Stream.concat(
                                        admissionKeys(keys),
                                        Stream.of(
                                                keys.lastSeen(),
                                                keys.samples(),
                                                keys.present(),
                                                keys.away(),
                                                keys.promises()))
                                .toList(),
                        admission(room, keys)
                                .with("closesAtMs", closesAtMs(room))
                                .with("hasAdmitted", room.hasAdmitted() ? 1 : 0)
                                .with("recoveryGraceMs", recoveryGrace.toMillis())
                                .with("pauseMaxMs", pauseMax.toMillis())
                                .with("admitMax", atMost)
                                .with("awayMax", MOVED_AWAY_MAX)
                                .with("endMax", ENDED_TURNS_MAX)
                                .with("keepMs", ConcertKeys.UNUSED_ROOM_KEPT_FOR.toMillis())
                                .with(
                                        "sampleEveryMs",
                                        DepartureRates.samplingInterval(
                                                        room.policy().turn())
                                                .toMillis())
                                .with("samplesMax", DepartureRates.SAMPLES_PER_WINDOW + 1))
                .map(reply -> new Admission(reply.integer(0), reply.integer(1), reply.number(2)));
    }

    @Override
    public Mono<AheadOfTurn> admitAhead(WaitingRoom room, QueueEntry entry) {
        ConcertKeys keys = new ConcertKeys(entry.concertId());
        return redis.run(
                        ADMIT_AHEAD,
                        Stream.concat(admissionKeys(keys), Stream.of(keys.lastSeen(), keys.present(), keys.away()))
                                .toList(),
                        admission(room, keys)
                                .with("user", entry.userId().value())
                                .with("entry", EntryText.of(entry)))
                .map(RedisAdmissionControl::aheadOfTurn);
    }

    private static Stream<String> admissionKeys(ConcertKeys keys) {
        return Stream.of(
                keys.room(),
                keys.waiting(),
                keys.active(),
                keys.entries(),
                keys.recentAdmissions(),
                keys.admissionLog());
    }

    private static Arguments admission(WaitingRoom room, ConcertKeys keys) {
        return PolicyArguments.of(room)
                .with("logLength", LOGGED_ADMISSIONS_MAX)
                .with("channel", keys.admittedChannel());
    }

    /** The end of the sale in ms since 1970, 0 if nothing is on sale. */
    private static long closesAtMs(WaitingRoom room) {
        return room.salesCloseAt() == null ? 0 : room.salesCloseAt().toEpochMilli();
    }

    static AheadOfTurn aheadOfTurn(Reply reply) {
        return switch (reply.text(0)) {
            case "ADMITTED" -> new AheadOfTurn.Admitted(new EntryState.Active(reply.instant(1)));
            case "NOT_WAITING" -> new AheadOfTurn.NotWaiting();
            case "FULL" -> new AheadOfTurn.Full();
            default -> throw reply.unexpected();
        };
    }

    @Override
    public Mono<Eviction> evictIdle(ConcertId concertId, Duration pauseMax, int atMost) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        EVICT_IDLE,
                        RedisQueueEntries.roomKeys(keys),
                        new Arguments().with("evictMax", atMost).with("pauseMaxMs", pauseMax.toMillis()))
                .map(reply -> new Eviction(reply.integer(1), evicted(concertId, reply), reply.isTrue(0)));
    }

    private static List<QueueEntry> evicted(ConcertId concertId, Reply reply) {
        return IntStream.range(1, reply.parts().size() / 2)
                .mapToObj(i -> EntryText.parse(concertId, new UserId(reply.id(2 * i)), reply.text(2 * i + 1)))
                .toList();
    }

    private record RoomToAdmitInto(WaitingRoom room, Duration pauseMax) {}
}
