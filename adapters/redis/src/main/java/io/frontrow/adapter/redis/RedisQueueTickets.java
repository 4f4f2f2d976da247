package io.frontrow.adapter.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.Pace;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.QueueTickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import reactor.core.publisher.Mono;

/** The lines and sessions in Redis: sorted sets of users by place and by end of session. */
public final class RedisQueueTickets implements QueueTickets {

    /** How many sessions one call of a script ends at most, so that it never keeps Redis from others for long. */
    private static final int END_AT_MOST = 1_000;

    private static final int ADMISSIONS_REMEMBERED = 10_000;

    private static final int CHUNK = 1_000;

    private final RedisCalls redis;
    private final TalliedPaces paces;

    /** Uses the connection of the template, for which see {@link RedisClientSettings}. */
    public RedisQueueTickets(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
        this.paces = new TalliedPaces(this.redis, Ticker.systemTicker());
    }

    @Override
    public Mono<Joined> join(WaitingRoom room, UserId userId, TicketId fresh) {
        RoomKeys keys = new RoomKeys(room.concertId());
        return redis.run(
                        Script.JOIN,
                        List.of(keys.room(), keys.waiting(), keys.active(), keys.tickets(), keys.admissions()),
                        List.of(
                                userId.value(),
                                fresh.value(),
                                room.policy().reentry(),
                                room.lobbyPlace(userId)
                                        .map(Place::value)
                                        .map(String::valueOf)
                                        .orElse(""),
                                opensAtMs(room.policy()),
                                room.epoch()))
                .map(reply -> joined(room.concertId(), userId, reply));
    }

    private static Joined joined(ConcertId concertId, UserId userId, Reply reply) {
        QueueTicket ticket = new QueueTicket(new TicketId(reply.id(0)), concertId, userId, new Place(reply.number(1)));
        return new Joined(ticket, standing(reply, 4), reply.isTrue(2), reply.isTrue(3));
    }

    @Override
    public Mono<Standing> standing(QueueTicket ticket) {
        RoomKeys keys = new RoomKeys(ticket.concertId());
        return redis.run(
                        Script.STANDING,
                        List.of(keys.waiting(), keys.active(), keys.tickets()),
                        List.of(ticket.userId().value(), TicketText.of(ticket)))
                .map(reply -> standing(reply, 0));
    }

    private static Standing standing(Reply reply, int from) {
        return switch (reply.text(from)) {
            case "WAITING" -> new Standing.Waiting(reply.number(from + 1), reply.number(from + 2));
            case "ACTIVE" -> new Standing.Active(reply.instant(from + 1));
            default -> new Standing.Gone();
        };
    }

    @Override
    public Mono<Boolean> leave(QueueTicket ticket, Departure why) {
        RoomKeys keys = new RoomKeys(ticket.concertId());
        return redis.run(
                        Script.LEAVE,
                        List.of(keys.room(), keys.waiting(), keys.active(), keys.tickets()),
                        List.of(ticket.userId().value(), TicketText.of(ticket), totalOf(why)))
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
        RoomKeys keys = new RoomKeys(room.concertId());
        return redis.run(
                        Script.ADMIT,
                        keysOfAdmission(keys, keys.tallies()),
                        withPolicy(
                                room,
                                atMost,
                                END_AT_MOST,
                                ADMISSIONS_REMEMBERED,
                                Pace.betweenTallies(room.policy().session()).toMillis(),
                                Pace.TALLIES + 1))
                .map(reply -> new Admission(reply.integer(0), reply.integer(1)));
    }

    private static List<String> keysOfAdmission(RoomKeys keys, String... more) {
        Stream<String> all =
                Stream.of(keys.room(), keys.waiting(), keys.active(), keys.tickets(), keys.recent(), keys.admissions());
        return Stream.concat(all, Stream.of(more)).toList();
    }

    private static List<?> withPolicy(WaitingRoom room, Object... more) {
        WaitingRoomPolicy policy = room.policy();
        Stream<Object> rules = Stream.of(
                room.epoch(),
                policy.capacity(),
                policy.admitPerSecond(),
                policy.session().toMillis(),
                opensAtMs(policy),
                policy.paused() ? 1 : 0);
        return Stream.concat(rules, Stream.of(more)).toList();
    }

    private static long opensAtMs(WaitingRoomPolicy policy) {
        return policy.opensAt() == null ? 0 : policy.opensAt().toEpochMilli();
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, UserId userId) {
        String key = new RoomKeys(concertId).tickets();
        return redis.read(template -> template.<String, String>opsForHash()
                        .get(key, userId.value().toString())
                        .flux())
                .map(text -> TicketText.parse(text, concertId, userId))
                .next()
                .singleOptional();
    }

    @Override
    public Mono<Optional<QueueTicket>> find(ConcertId concertId, TicketId ticketId) {
        String key = new RoomKeys(concertId).tickets();
        ScanOptions chunks = ScanOptions.scanOptions().count(CHUNK).build();
        return redis.read(template -> template.<String, String>opsForHash().scan(key, chunks))
                .filter(entry -> entry.getValue().startsWith(ticketId.value() + ":"))
                .map(entry ->
                        TicketText.parse(entry.getValue(), concertId, new UserId(UUID.fromString(entry.getKey()))))
                .next()
                .singleOptional();
    }

    @Override
    public Mono<Entry> letIn(WaitingRoom room, QueueTicket ticket) {
        return redis.run(
                        Script.LET_IN,
                        keysOfAdmission(new RoomKeys(ticket.concertId())),
                        withPolicy(room, ticket.userId().value(), TicketText.of(ticket), ADMISSIONS_REMEMBERED))
                .map(RedisQueueTickets::entry);
    }

    private static Entry entry(Reply reply) {
        return switch (reply.text(0)) {
            case "ENTERED" -> new Entry.Entered(new Standing.Active(reply.instant(1)));
            case "FULL" -> new Entry.Full();
            default -> new Entry.NotWaiting();
        };
    }

    @Override
    public Mono<Instant> now(ConcertId concertId) {
        return redis.run(Script.NOW, List.of(new RoomKeys(concertId).room()), List.of())
                .map(reply -> reply.instant(0));
    }

    @Override
    public Mono<RoomCounts> counts(ConcertId concertId) {
        RoomKeys keys = new RoomKeys(concertId);
        return redis.run(Script.COUNTS, List.of(keys.room(), keys.waiting(), keys.active(), keys.recent()), List.of())
                .map(reply -> new RoomCounts(
                        reply.number(0),
                        reply.number(1),
                        reply.number(2),
                        reply.number(3),
                        reply.number(4),
                        reply.number(5)));
    }

    @Override
    public Mono<Pace> pace(ConcertId concertId) {
        return paces.of(concertId);
    }
}
