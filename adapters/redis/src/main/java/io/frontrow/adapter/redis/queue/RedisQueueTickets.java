package io.frontrow.adapter.redis.queue;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.account.model.UserId;
import io.frontrow.adapter.redis.client.Arguments;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.forecast.DepartureRates;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.AdmissionControl;
import io.frontrow.queue.port.Heartbeats;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.shared.batching.BatchSettings;
import io.frontrow.shared.batching.KeyedRequestBatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import reactor.core.publisher.Mono;

/** The lines and sessions in Redis: sorted sets of users by place and by end of session. */
public final class RedisQueueTickets implements QueueEntries, AdmissionControl, Heartbeats, RoomStatistics {

    private static final Script JOIN = Script.load("queue/join.lua");
    private static final Script ENTRY_STATE = Script.load("queue/entry_state.lua");
    private static final Script RESTORE = Script.load("queue/restore.lua");
    private static final Script LEAVE = Script.load("queue/leave.lua");
    private static final Script ADMIT = Script.load("queue/admit.lua");
    private static final Script ADMIT_AHEAD = Script.load("queue/admit_ahead.lua");
    private static final Script EVICT_IDLE = Script.load("queue/evict_idle.lua");
    private static final Script RECORD_HEARTBEATS = Script.load("queue/record_heartbeats.lua");
    private static final Script ROOM_COUNTS = Script.load("queue/room_counts.lua");
    private static final Script STORE_TIME = Script.load("queue/store_time.lua");

    /** How many sessions one call of a script ends at most, so that it never keeps Redis from others for long. */
    private static final int ENDED_TURNS_MAX = 1_000;

    private static final int LOGGED_ADMISSIONS_MAX = 10_000;

    private static final int CHUNK = 1_000;

    /** How long what belongs to a room outlives the last admission into it. */
    private static final Duration KEEP = Duration.ofDays(7);

    /** The size of a batch bounds what the scripts put on the stack of Lua. */
    private static final BatchSettings BATCHES = new BatchSettings("Redis", 256, Duration.ofMillis(1));

    private final RedisCalls redis;
    private final DepartureRateCache paces;
    private final Duration recoveryGrace;
    private final KeyedRequestBatcher<WaitingRoom, Joining, Reply> joins =
            new KeyedRequestBatcher<>(BATCHES, this::join);
    private final KeyedRequestBatcher<ConcertId, QueueTicket, Reply> standings =
            new KeyedRequestBatcher<>(BATCHES, this::standings);

    /**
     * Uses the connection of the template, for which see {@link RedisClientSettings}.
     *
     * @param recoveryGrace how long no entry is admitted after Redis lost entries
     */
    public RedisQueueTickets(ReactiveStringRedisTemplate redis, Duration recoveryGrace) {
        this.redis = new RedisCalls(redis);
        this.paces = new DepartureRateCache(this.redis, Ticker.systemTicker());
        this.recoveryGrace = recoveryGrace;
    }

    @Override
    public Mono<Joined> join(WaitingRoom room, UserId userId, TicketId fresh) {
        return joins.submit(room, new Joining(userId, fresh, room.lobbyPlace(userId)))
                .map(reply -> joined(room.concertId(), userId, reply));
    }

    private Mono<List<Reply>> join(WaitingRoom room, List<Joining> joining) {
        ConcertKeys keys = new ConcertKeys(room.concertId());
        Stream<Object> shared = Stream.of(
                room.policy().reentry(), KEEP.toMillis(), opensAtMs(room.policy()), room.epoch(), joining.size());
        return redis.run(
                        JOIN,
                        Stream.concat(line(keys).stream(), Stream.of(keys.admissionLog()))
                                .toList(),
                        Stream.concat(shared, arguments(joining)).toList())
                .map(reply -> reply.each(joining.size()));
    }

    /** Whoever joins one room is shuffled, or nobody is. */
    private static Stream<Object> arguments(List<Joining> joining) {
        Stream<Object> users = joining.stream().map(join -> join.userId().value());
        Stream<Object> fresh = joining.stream().map(join -> join.fresh().value());
        Stream<Object> lobby =
                joining.stream().flatMap(join -> join.lobbyPlace().stream()).map(Place::value);
        return Stream.of(users, fresh, lobby).flatMap(Function.identity());
    }

    /** What all that moves a ticket touches. */
    private static List<String> line(ConcertKeys keys) {
        return List.of(keys.room(), keys.waiting(), keys.active(), keys.entries(), keys.lastSeen());
    }

    private static Joined joined(ConcertId concertId, UserId userId, Reply reply) {
        QueueTicket ticket = new QueueTicket(new TicketId(reply.id(1)), concertId, userId, new Place(reply.number(2)));
        return switch (reply.text(0)) {
            case "ACTIVE" -> new Joined(ticket, new Standing.Active(reply.instant(3)), false, false);
            case "KEPT" -> new Joined(ticket, waiting(reply, 3), false, false);
            case "INSTEAD" -> new Joined(ticket, waiting(reply, 3), true, true);
            default -> new Joined(ticket, waiting(reply, 3), true, false);
        };
    }

    private static Standing waiting(Reply reply, int from) {
        return new Standing.Waiting(reply.number(from), reply.number(from + 1));
    }

    @Override
    public Mono<Standing> state(QueueTicket ticket) {
        return standings.submit(ticket.concertId(), ticket).map(reply -> standing(reply, 0));
    }

    private Mono<List<Reply>> standings(ConcertId concertId, List<QueueTicket> tickets) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        ENTRY_STATE,
                        List.of(keys.waiting(), keys.active(), keys.entries()),
                        tickets.stream()
                                .flatMap(ticket -> Stream.of(ticket.userId().value(), EntryText.of(ticket)))
                                .toList())
                .map(reply -> reply.each(tickets.size()));
    }

    private static Standing standing(Reply reply, int from) {
        return switch (reply.text(from)) {
            case "WAITING" -> waiting(reply, from + 1);
            case "ACTIVE" -> new Standing.Active(reply.instant(from + 1));
            case "LOST" -> new Standing.Lost();
            default -> new Standing.Gone();
        };
    }

    @Override
    public Mono<Standing> restore(QueueTicket ticket, PastTurn past) {
        Duration turn = past instanceof PastTurn.Unpaid(var remaining) ? remaining : Duration.ZERO;
        return redis.run(
                        RESTORE,
                        line(new ConcertKeys(ticket.concertId())),
                        new Arguments()
                                .with("user", ticket.userId().value())
                                .with("entry", EntryText.of(ticket))
                                .with("state", stateAfter(past))
                                .with("turnMs", turn.toMillis())
                                .with("recoveryGraceMs", recoveryGrace.toMillis())
                                .with("keepMs", KEEP.toMillis()))
                .map(reply -> standing(reply, 0));
    }

    private static String stateAfter(PastTurn past) {
        return switch (past) {
            case PastTurn.Completed() -> "GONE";
            case PastTurn.Unpaid _ -> "ACTIVE";
            case PastTurn.Unknown() -> "WAITING";
        };
    }

    @Override
    public Mono<Boolean> leave(QueueTicket ticket, Departure why) {
        return redis.run(
                        LEAVE,
                        line(new ConcertKeys(ticket.concertId())),
                        new Arguments()
                                .with("user", ticket.userId().value())
                                .with("entry", EntryText.of(ticket))
                                .with("total", totalOf(why)))
                .map(reply -> reply.isTrue(0));
    }

    private static String totalOf(Departure why) {
        return switch (why) {
            case LEFT -> "left";
            case PAID -> "paid";
        };
    }

    @Override
    public Mono<Admission> admit(WaitingRoom room, int atMost) {
        ConcertKeys keys = new ConcertKeys(room.concertId());
        return redis.run(ADMIT, keysOfAdmission(keys, keys.lastSeen(), keys.samples()), admission(room, keys, atMost))
                .map(reply -> new Admission(reply.integer(0), reply.integer(1), reply.number(2)));
    }

    private static List<String> keysOfAdmission(ConcertKeys keys, String... more) {
        Stream<String> all = Stream.of(
                keys.room(),
                keys.waiting(),
                keys.active(),
                keys.entries(),
                keys.recentAdmissions(),
                keys.admissionLog());
        return Stream.concat(all, Stream.of(more)).toList();
    }

    private Arguments admission(WaitingRoom room, ConcertKeys keys, int atMost) {
        WaitingRoomPolicy policy = room.policy();
        return policyOf(room)
                .with("hasAdmitted", room.hasAdmitted() ? 1 : 0)
                .with("recoveryGraceMs", recoveryGrace.toMillis())
                .with("admitMax", atMost)
                .with("endMax", ENDED_TURNS_MAX)
                .with("logLength", LOGGED_ADMISSIONS_MAX)
                .with("channel", keys.admittedChannel())
                .with("keepMs", KEEP.toMillis())
                .with("sampleEveryMs", DepartureRates.samplingInterval(policy.session()).toMillis())
                .with("samplesMax", DepartureRates.SAMPLES_PER_WINDOW + 1);
    }

    private static Arguments policyOf(WaitingRoom room) {
        WaitingRoomPolicy policy = room.policy();
        return new Arguments()
                .with("epoch", room.epoch())
                .with("capacity", policy.capacity())
                .with("admitPerSecond", policy.admitPerSecond())
                .with("turnMs", policy.session().toMillis())
                .with("opensAtMs", opensAtMs(policy))
                .with("paused", policy.paused() ? 1 : 0)
                .with("idleMs", policy.idle().toMillis());
    }

    private static long opensAtMs(WaitingRoomPolicy policy) {
        return policy.opensAt() == null ? 0 : policy.opensAt().toEpochMilli();
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, UserId userId) {
        String key = new ConcertKeys(concertId).entries();
        return redis.read(template -> template.<String, String>opsForHash()
                        .get(key, userId.value().toString())
                        .map(text -> EntryText.parse(concertId, userId, text))
                        .flux())
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Mono<Optional<QueueTicket>> scanFor(ConcertId concertId, TicketId ticketId) {
        String key = new ConcertKeys(concertId).entries();
        ScanOptions chunks = ScanOptions.scanOptions().count(CHUNK).build();
        return redis.scan(template -> template.<String, String>opsForHash().scan(key, chunks))
                .filter(entry -> entry.getValue().startsWith(ticketId.value() + ":"))
                .map(entry -> EntryText.parse(concertId, new UserId(UUID.fromString(entry.getKey())), entry.getValue()))
                .next()
                .singleOptional();
    }

    @Override
    public Mono<AheadOfTurn> admitAhead(WaitingRoom room, QueueTicket ticket) {
        ConcertKeys keys = new ConcertKeys(ticket.concertId());
        return redis.run(
                        ADMIT_AHEAD,
                        keysOfAdmission(keys),
                        policyOf(room)
                                .with("user", ticket.userId().value())
                                .with("entry", EntryText.of(ticket))
                                .with("logLength", LOGGED_ADMISSIONS_MAX)
                                .with("channel", keys.admittedChannel()))
                .map(RedisQueueTickets::entry);
    }

    private static AheadOfTurn entry(Reply reply) {
        return switch (reply.text(0)) {
            case "ADMITTED" -> new AheadOfTurn.Admitted(new Standing.Active(reply.instant(1)));
            case "FULL" -> new AheadOfTurn.Full();
            default -> new AheadOfTurn.NotWaiting();
        };
    }

    @Override
    public Mono<Instant> storeTime(ConcertId concertId) {
        return redis.run(STORE_TIME, List.of(new ConcertKeys(concertId).room()), List.of())
                .map(reply -> reply.instant(0));
    }

    @Override
    public Mono<Void> record(ConcertId concertId, Collection<UserId> users) {
        return redis.run(
                        RECORD_HEARTBEATS,
                        List.of(new ConcertKeys(concertId).lastSeen()),
                        users.stream().map(UserId::value).toList())
                .then();
    }

    @Override
    public Mono<Eviction> evictIdle(ConcertId concertId, Duration pauseMax, int atMost) {
        return redis.run(
                        EVICT_IDLE,
                        line(new ConcertKeys(concertId)),
                        new Arguments().with("evictMax", atMost).with("pauseMaxMs", pauseMax.toMillis()))
                .map(reply -> new Eviction(reply.integer(1), swept(concertId, reply), reply.integer(0) == atMost));
    }

    private static List<QueueTicket> swept(ConcertId concertId, Reply reply) {
        return IntStream.range(1, reply.parts().size() / 2)
                .mapToObj(i -> EntryText.parse(concertId, new UserId(reply.id(2 * i)), reply.text(2 * i + 1)))
                .toList();
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        ROOM_COUNTS,
                        List.of(keys.room(), keys.waiting(), keys.active(), keys.recentAdmissions()),
                        List.of())
                .map(reply -> new RoomCounts(
                        reply.number(0),
                        reply.number(1),
                        reply.number(2),
                        reply.number(3),
                        reply.number(4),
                        reply.number(5)));
    }

    @Override
    public Mono<DepartureRates> departureRates(ConcertId concertId) {
        return paces.of(concertId);
    }

    private record Joining(UserId userId, TicketId fresh, Optional<Place> lobbyPlace) {}
}
