package io.frontrow.adapter.redis.queue;

import io.frontrow.adapter.redis.client.Arguments;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.client.RedisCalls;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.adapter.redis.client.Reply;
import io.frontrow.adapter.redis.client.Script;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.shared.batching.KeyedRequestBatcher;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import reactor.core.publisher.Mono;

/**
 * Queue entries in Redis: a hash with the last entry of each user, and sorted sets of the waiting users by place, of
 * those of them who are present by place, and of the active users by the end of their turn. Joins, reads of states and
 * departures are batched for each room.
 */
public final class RedisQueueEntries implements QueueEntries {

    private static final Script JOIN = Script.load("queue/join.lua");
    private static final Script ENTRY_STATE = Script.load("queue/entry_state.lua");
    private static final Script RESTORE = Script.load("queue/restore.lua");
    private static final Script LEAVE = Script.load("queue/leave.lua");

    private static final int SCAN_CHUNK = 1_000;

    private final RedisCalls redis;
    private final Duration recoveryGrace;
    private final KeyedRequestBatcher<WaitingRoom, Joining, Reply> joins =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::joinAll);
    private final KeyedRequestBatcher<ConcertId, QueueEntry, Reply> states =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::statesOf);

    private final KeyedRequestBatcher<ConcertId, Leaving, Reply> departures =
            new KeyedRequestBatcher<>(RedisCalls.BATCHES, this::leaveAll);

    /**
     * Uses the connection of the template; for its settings see {@link RedisClientSettings}.
     *
     * @param recoveryGrace how long no entry is admitted after Redis lost entries
     */
    public RedisQueueEntries(ReactiveStringRedisTemplate redis, Duration recoveryGrace) {
        this.redis = new RedisCalls(redis);
        this.recoveryGrace = recoveryGrace;
    }

    @Override
    public Mono<Joined> join(WaitingRoom room, UserId userId, QueueEntryId newEntryId) {
        return joins.submit(room, new Joining(userId, newEntryId, room.preQueuePlace(userId)))
                .map(reply -> joined(room.concertId(), userId, reply));
    }

    private Mono<List<Reply>> joinAll(WaitingRoom room, List<Joining> joining) {
        ConcertKeys keys = new ConcertKeys(room.concertId());
        Stream<Object> shared = Stream.of(
                room.policy().reentry(),
                ConcertKeys.UNUSED_ROOM_KEPT_FOR.toMillis(),
                PolicyArguments.opensAtMs(room.policy()),
                room.epoch(),
                joining.size());
        return redis.run(
                        JOIN,
                        Stream.concat(roomKeys(keys).stream(), Stream.of(keys.admissionLog()))
                                .toList(),
                        Stream.concat(shared, lists(joining)).toList())
                .map(reply -> reply.each(joining.size()));
    }

    /** The users, the ids of their new entries and, if the room shuffles, their places in the pre-queue. */
    private static Stream<Object> lists(List<Joining> joining) {
        Stream<Object> users = joining.stream().map(join -> join.userId().value());
        Stream<Object> newIds = joining.stream().map(join -> join.newEntryId().value());
        Stream<Object> preQueuePlaces =
                joining.stream().flatMap(join -> join.preQueuePlace().stream()).map(Place::value);
        return Stream.of(users, newIds, preQueuePlaces).flatMap(Function.identity());
    }

    static Joined joined(ConcertId concertId, UserId userId, Reply reply) {
        QueueEntry entry = new QueueEntry(new QueueEntryId(reply.id(1)), concertId, userId, new Place(reply.number(2)));
        return switch (reply.text(0)) {
            case "ACTIVE" -> new Joined(entry, new EntryState.Active(reply.instant(3)), false, false);
            case "KEPT" -> new Joined(entry, joinedWaiting(reply), false, false);
            case "INSTEAD" -> new Joined(entry, joinedWaiting(reply), true, true);
            case "NEW" -> new Joined(entry, joinedWaiting(reply), true, false);
            default -> throw reply.unexpected();
        };
    }

    @Override
    public Mono<EntryState> state(QueueEntry entry) {
        return states.submit(entry.concertId(), entry).map(RedisQueueEntries::state);
    }

    private Mono<List<Reply>> statesOf(ConcertId concertId, List<QueueEntry> entries) {
        ConcertKeys keys = new ConcertKeys(concertId);
        return redis.run(
                        ENTRY_STATE,
                        List.of(
                                keys.waiting(),
                                keys.active(),
                                keys.entries(),
                                keys.room(),
                                keys.away(),
                                keys.lastSeen()),
                        entries.stream()
                                .flatMap(entry -> Stream.of(entry.userId().value(), EntryText.of(entry)))
                                .toList())
                .map(reply -> reply.each(entries.size()));
    }

    static EntryState state(Reply reply) {
        return switch (reply.text(0)) {
            case "WAITING" -> waiting(reply, 1);
            case "UNDRAWN" -> undrawn(reply);
            case "AWAY_WAITING" -> new EntryState.Away(waiting(reply, 1));
            case "AWAY_UNDRAWN" -> new EntryState.Away(undrawn(reply));
            case "ACTIVE" -> new EntryState.Active(reply.instant(1));
            case "GONE" -> new EntryState.Gone(GoneReason.valueOf(reply.text(1)));
            case "LOST" -> new EntryState.Lost();
            default -> throw reply.unexpected();
        };
    }

    /** A number below zero is that of all entries in a pre-queue whose order is not drawn yet. */
    private static EntryState joinedWaiting(Reply reply) {
        long ahead = reply.number(3);
        return ahead < 0 ? new EntryState.Undrawn(-ahead - 1, reply.number(4)) : waiting(reply, 3);
    }

    private static EntryState undrawn(Reply reply) {
        return new EntryState.Undrawn(reply.number(1), reply.number(2));
    }

    private static EntryState waiting(Reply reply, int from) {
        return new EntryState.Waiting(reply.number(from), reply.number(from + 1));
    }

    @Override
    public Mono<EntryState> restore(QueueEntry entry, TurnRecord past) {
        Duration turn = past instanceof TurnRecord.Unpaid(var remaining) ? remaining : Duration.ZERO;
        ConcertKeys keys = new ConcertKeys(entry.concertId());
        return redis.run(
                        RESTORE,
                        Stream.concat(roomKeys(keys).stream(), Stream.of(keys.baseEndOf(entry.userId())))
                                .toList(),
                        new Arguments()
                                .with("user", entry.userId().value())
                                .with("entry", EntryText.of(entry))
                                .with("state", stateAfter(past))
                                .with("turnMs", turn.toMillis())
                                .with("recoveryGraceMs", recoveryGrace.toMillis())
                                .with("keepMs", ConcertKeys.UNUSED_ROOM_KEPT_FOR.toMillis()))
                .map(RedisQueueEntries::state);
    }

    private static String stateAfter(TurnRecord past) {
        return switch (past) {
            case TurnRecord.Completed() -> "GONE";
            case TurnRecord.Unpaid _ -> "ACTIVE";
            case TurnRecord.Unknown() -> "WAITING";
        };
    }

    @Override
    public Mono<Boolean> leave(QueueEntry entry, LeaveReason why) {
        return departures.submit(entry.concertId(), new Leaving(entry, why)).map(reply -> reply.isTrue(0));
    }

    private Mono<List<Reply>> leaveAll(ConcertId concertId, List<Leaving> leaving) {
        return redis.run(
                        LEAVE,
                        roomKeys(new ConcertKeys(concertId)),
                        leaving.stream()
                                .flatMap(left -> Stream.<Object>of(
                                        left.entry().userId().value(),
                                        EntryText.of(left.entry()),
                                        totalOf(left.why()),
                                        reasonOf(left.why())))
                                .toList())
                .map(reply -> reply.each(leaving.size()));
    }

    private static String totalOf(LeaveReason why) {
        return switch (why) {
            case LEFT, REMOVED, SALE_CLOSED -> "left";
            case PAID -> "paid";
        };
    }

    private static GoneReason reasonOf(LeaveReason why) {
        return switch (why) {
            case LEFT -> GoneReason.LEFT;
            case PAID -> GoneReason.COMPLETED;
            case REMOVED -> GoneReason.REMOVED;
            case SALE_CLOSED -> GoneReason.SALE_CLOSED;
        };
    }

    /** The keys of every script that moves an entry. */
    static List<String> roomKeys(ConcertKeys keys) {
        return List.of(
                keys.room(),
                keys.waiting(),
                keys.active(),
                keys.entries(),
                keys.lastSeen(),
                keys.present(),
                keys.away());
    }

    @Override
    public Mono<Optional<QueueEntry>> find(ConcertId concertId, UserId userId) {
        String key = new ConcertKeys(concertId).entries();
        return redis.read(template -> template.<String, String>opsForHash()
                        .get(key, userId.value().toString())
                        .map(text -> EntryText.parse(concertId, userId, text))
                        .flux())
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Mono<Optional<QueueEntry>> scanFor(ConcertId concertId, QueueEntryId entryId) {
        String key = new ConcertKeys(concertId).entries();
        ScanOptions chunks = ScanOptions.scanOptions().count(SCAN_CHUNK).build();
        return redis.scan(template -> template.<String, String>opsForHash().scan(key, chunks))
                .filter(field -> field.getValue().startsWith(entryId.value() + ":"))
                .map(field -> EntryText.parse(concertId, new UserId(UUID.fromString(field.getKey())), field.getValue()))
                .next()
                .singleOptional();
    }

    private record Leaving(QueueEntry entry, LeaveReason why) {}

    private record Joining(UserId userId, QueueEntryId newEntryId, Optional<Place> preQueuePlace) {}
}
