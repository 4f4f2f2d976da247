package io.frontrow.queue.port;

import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is in a waiting room: by their heartbeats and by what they hold, while somebody watches the room. */
final class InMemoryPresence {

    private final Map<UserId, Instant> heartbeats = new HashMap<>();
    private final Map<UserId, Instant> heldUntil = new HashMap<>();
    private final Set<UserId> away = new HashSet<>();

    private @Nullable Instant watchedAt;
    private Instant watchedSince = Instant.MIN;
    private Duration pauseMax = Duration.ZERO;

    /** Notes that the room is watched. After a longer pause, nobody has been silent before this time. */
    void watch(Duration pauseMax, Instant now) {
        if (watchedAt == null || now.isAfter(watchedAt.plus(pauseMax))) {
            watchedSince = now;
        }
        watchedAt = now;
        this.pauseMax = pauseMax;
    }

    void appear(UserId userId, Instant now) {
        heartbeats.put(userId, now);
        away.remove(userId);
    }

    void leave(UserId userId) {
        away.add(userId);
    }

    void forget(UserId userId) {
        heartbeats.remove(userId);
        heldUntil.remove(userId);
        away.remove(userId);
    }

    void holdUntil(UserId userId, Instant deadline) {
        heldUntil.put(userId, deadline);
    }

    /** Notes a heartbeat of a user who holds something until this deadline. */
    void stayUntil(UserId userId, Instant deadline, Instant now) {
        heartbeats.replace(userId, now);
        holdUntil(userId, deadline);
    }

    /** {@return whether any of the users was away} */
    boolean record(Collection<UserId> users, Instant now) {
        users.forEach(user -> heartbeats.replace(user, now));
        return away.removeAll(users);
    }

    /** Makes a user look silent for this long, in a room that has always been watched. */
    void silence(UserId userId, Duration silence, Instant now) {
        heartbeats.replace(userId, now.minus(silence));
        watchedSince = Instant.MIN;
        watchedAt = now;
    }

    boolean isAway(UserId userId) {
        return away.contains(userId);
    }

    /** Whether the user is silent for this long, while heartbeats are recorded. */
    boolean isIdle(UserId userId, Duration idle, Instant now) {
        return watchedAt != null
                && !now.isAfter(watchedAt.plus(pauseMax))
                && !lastSign(userId).isAfter(now.minus(idle));
    }

    int awayCount() {
        return away.size();
    }

    Optional<Instant> lastHeartbeat(UserId userId) {
        return Optional.ofNullable(heartbeats.get(userId));
    }

    /** The last heartbeat, or the deadline of what the user holds or the begin of the watch if that is later. */
    Instant lastSign(UserId userId) {
        Instant heartbeat = heartbeats.getOrDefault(userId, Instant.MIN);
        Instant deadline = heldUntil.getOrDefault(userId, Instant.MIN);
        Instant sign = deadline.isAfter(heartbeat) ? deadline : heartbeat;
        return sign.isAfter(watchedSince) ? sign : watchedSince;
    }
}
