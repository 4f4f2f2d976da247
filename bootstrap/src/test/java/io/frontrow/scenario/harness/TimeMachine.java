package io.frontrow.scenario.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves deadlines in the stores, so that no test waits for one. */
public final class TimeMachine {

    private static final Duration AGO = Duration.ofSeconds(1);

    private final JdbcClient postgres;
    private final ReactiveStringRedisTemplate redis;

    TimeMachine(Stores stores, ReactiveStringRedisTemplate redis) {
        this.redis = redis;
        postgres = stores.jdbc();
    }

    /**
     * Expires a hold: deletes its keys, as their TTL would, and moves the deadlines of its index entries into the past.
     */
    public void endHold(Concert concert, UUID holdId) {
        String hold = key(concert.id(), "hold:" + holdId);
        String performance = field(hold, "performance");
        String holdings = key(concert.id(), "user-seats:" + field(hold, "user"));
        for (String seat : field(hold, "seats").split(",", -1)) {
            delete(key(concert.id(), "seat:" + performance + ":" + seat));
            score(key(concert.id(), "held-seats:" + performance), seat);
            score(holdings, performance + ":" + seat + ":" + holdId);
        }
        delete(hold);
    }

    /** Expires a reservation and the hold that it was made of. */
    public void endReservation(Concert concert, UUID reservationId) {
        List.of("reservation", "seat_claim")
                .forEach(table ->
                        postgres.sql("""
                                UPDATE %s SET expires_at = clock_timestamp() - interval '1 second'
                                WHERE reservation_id = ?
                                """.formatted(table)).param(reservationId).update());
        endHold(concert, holdOf(reservationId));
    }

    /** Admits a waiting user without notifying any instance. */
    public void admitSilently(Concert concert, TestUser user) {
        String userId = user.userId().toString();
        redis.opsForZSet().remove(key(concert.id(), "waiting"), userId).block();
        score(key(concert.id(), "active"), userId, Instant.now().plus(Duration.ofMinutes(5)));
    }

    /** Makes all pending payments by card due for reconciliation. */
    public void makePaymentsOverdue() {
        postgres.sql("UPDATE payment SET reconcile_at = now() WHERE status = 'PENDING'")
                .update();
    }

    /** Ends the turn of an active user. */
    public void endTurn(Concert concert, TestUser user) {
        score(key(concert.id(), "active"), user.userId().toString());
    }

    /** Begins a performance. */
    public void begin(Performance performance) {
        bringNear(performance, AGO.negated());
    }

    /** Begins all performances that are still to come. */
    void beginAll() {
        postgres.sql("UPDATE performance SET starts_at = now() - (starts_at - now()) WHERE starts_at > now()")
                .update();
    }

    /** Moves the start of a performance to this far from now. */
    public void bringNear(Performance performance, Duration away) {
        postgres.sql("UPDATE performance SET starts_at = now() + ? * interval '1 second' WHERE performance_id = ?")
                .param(away.toSeconds())
                .param(performance.id())
                .update();
    }

    /** Expires the refresh tokens of a user. */
    public void endRefreshTokens(UUID userId) {
        postgres.sql("""
                UPDATE refresh_token SET expires_at = now() - interval '1 second'
                WHERE session_id IN (SELECT session_id FROM user_session WHERE user_id = ?)
                """).param(userId).update();
    }

    /** Moves the time at which the refresh tokens of a user were spent this far into the past. */
    public void ageSpentTokens(UUID userId, Duration by) {
        postgres.sql("""
                UPDATE refresh_token SET spent_at = spent_at - ? * interval '1 second'
                WHERE session_id IN (SELECT session_id FROM user_session WHERE user_id = ?)
                """).param(by.toSeconds()).param(userId).update();
    }

    /** Deletes the holder of a seat from Redis, as a failover may. */
    public void forgetHolder(Performance performance, int seat) {
        delete(key(performance.concertId(), "seat:" + performance.id() + ":" + seat));
    }

    /** Whether Redis has no trace of held seats of the performance. */
    public boolean hasNoExpiredHolds(Performance performance) {
        return !exists(key(performance.concertId(), "held-seats:" + performance.id()));
    }

    /** Whether a job has marked the reservation as expired and deleted its claims. */
    public boolean isMarkedExpired(UUID reservationId) {
        return postgres.sql("""
                SELECT status = 'EXPIRED'
                    AND NOT EXISTS (SELECT FROM seat_claim c WHERE c.reservation_id = r.reservation_id)
                FROM reservation r WHERE reservation_id = ?
                """).param(reservationId).query(Boolean.class).single();
    }

    private UUID holdOf(UUID reservationId) {
        return postgres.sql("SELECT hold_id FROM reservation WHERE reservation_id = ?")
                .param(reservationId)
                .query(UUID.class)
                .single();
    }

    private String field(String key, String field) {
        return Objects.requireNonNull(
                redis.<String, String>opsForHash().get(key, field).block(), field);
    }

    private void score(String key, String member) {
        score(key, member, Instant.now().minus(AGO));
    }

    private void score(String key, String member, Instant deadline) {
        redis.opsForZSet().add(key, member, (double) deadline.toEpochMilli()).block();
    }

    private void delete(String key) {
        redis.delete(key).block();
    }

    private boolean exists(String key) {
        return Boolean.TRUE.equals(redis.hasKey(key).block());
    }

    private static String key(UUID concertId, String name) {
        return "frontrow:{%s}:%s".formatted(concertId, name);
    }
}
