package io.frontrow.adapter.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.Pace;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.port.QueueTickets;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** The lines and sessions in Redis: sorted sets of users by place and by end of session. */
public final class RedisQueueTickets implements QueueTickets {

    /** How many sessions one call of a script ends at most, so that it never keeps Redis from others for long. */
    private static final int END_AT_MOST = 1_000;

    private static final int ADMISSIONS_REMEMBERED = 10_000;

    private final RedisCalls redis;
    private final TalliedPaces paces;

    /** Uses the connection of the template, for which see {@link RedisClientSettings}. */
    public RedisQueueTickets(ReactiveStringRedisTemplate redis) {
        this.redis = new RedisCalls(redis);
        this.paces = new TalliedPaces(this.redis, Ticker.systemTicker());
    }

    @Override
    public Mono<Joined> join(ConcertId concertId, UserId userId, TicketId fresh, Reentry reentry) {
        RoomKeys keys = new RoomKeys(concertId);
        return redis.run(
                        Script.JOIN,
                        List.of(keys.room(), keys.waiting(), keys.active(), keys.tickets()),
                        List.of(userId.value(), fresh.value(), reentry))
                .map(reply -> joined(concertId, userId, reply));
    }

    private static Joined joined(ConcertId concertId, UserId userId, Reply reply) {
        QueueTicket ticket = new QueueTicket(new TicketId(reply.id(0)), concertId, userId, new Place(reply.number(1)));
        return new Joined(ticket, standing(reply, 3), reply.isTrue(2));
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
                        List.of(
                                keys.room(),
                                keys.waiting(),
                                keys.active(),
                                keys.tickets(),
                                keys.recent(),
                                keys.admissions(),
                                keys.tallies()),
                        admission(room, atMost))
                .map(reply -> new Admission(reply.integer(0), reply.integer(1)));
    }

    private static List<?> admission(WaitingRoom room, int atMost) {
        WaitingRoomPolicy policy = room.policy();
        return List.of(
                room.epoch(),
                policy.capacity(),
                policy.admitPerSecond(),
                policy.session().toMillis(),
                policy.opensAt() == null ? 0 : policy.opensAt().toEpochMilli(),
                policy.paused() ? 1 : 0,
                atMost,
                END_AT_MOST,
                ADMISSIONS_REMEMBERED,
                Pace.betweenTallies(policy.session()).toMillis(),
                Pace.TALLIES + 1);
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
