package io.frontrow.adapter.redis.client;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.UUID;

/**
 * The Redis keys of one concert. All contain the same hash tag, so a Redis Cluster keeps them in one slot and a script
 * may use them together.
 */
public record ConcertKeys(ConcertId concertId) {

    /** How long the keys of a waiting room are kept after its last use, an admission run or a join. */
    public static final Duration UNUSED_ROOM_KEPT_FOR = Duration.ofDays(7);

    /** Pattern that matches the channels of {@link #admittedChannel} of all concerts. */
    public static final String ANY_ADMITTED_CHANNEL = "frontrow:{*}:admitted-channel";

    /** Pattern that matches the keys of {@link #seat} of all concerts. */
    public static final String ANY_SEAT = "frontrow:{*}:seat:*";

    /** {@return the concert that a key belongs to} */
    public static ConcertId concertOf(String key) {
        return new ConcertId(UUID.fromString(key.substring(key.indexOf('{') + 1, key.indexOf('}'))));
    }

    /**
     * Hash of the waiting room: the policy and its epoch, the ceiling, the last place given, whether the order
     * of the last pre-queue was drawn, the end of the recovery grace, since when heartbeats are watched, totals, how
     * often promises held.
     */
    public String room() {
        return key("room");
    }

    /** Sorted set of waiting users by place: those present and those away. */
    public String waiting() {
        return key("waiting");
    }

    /** Sorted set of the waiting users who are present by place, from whom the next ones are admitted. */
    public String present() {
        return key("present");
    }

    /** Sorted set of the waiting users who are away by their last heartbeat in ms. */
    public String away() {
        return key("away");
    }

    /** Sorted set of admitted users by the end of their turn in ms. */
    public String active() {
        return key("active");
    }

    /**
     * Hash from user to the user's last entry as {@code id:place:suffix}. The entry stays in the hash after it has
     * left.
     *
     * <p>The suffix is one of the constants of {@code prelude.lua}: FIRST_KNOWN ({@code 1}) if the user was unknown
     * when the entry was made and the entry has neither been admitted nor left, so an earlier entry may have been lost;
     * RESTORED ({@code 2}) if the entry was restored and has not been admitted since; BACK ({@code 9}) or
     * FIRST_KNOWN_BACK ({@code A}) if its user was away and is back; one of GONE ({@code 3} to {@code 7}) or
     * FIRST_KNOWN_IDLE ({@code 8}) if it is gone, unless its turn ran out; SETTLED ({@code 0}) otherwise.
     */
    public String entries() {
        return key("entries");
    }

    /** Sorted set of the admitted users and of those who wait and are present by their last heartbeat in ms. */
    public String lastSeen() {
        return key("last-seen");
    }

    /** Sorted set of the entries admitted within the last second by the time of admission in µs. */
    public String recentAdmissions() {
        return key("recent-admissions");
    }

    /** List of the last admissions as {@code id:place:µs} or {@code id:place:µs:way}, oldest first. */
    public String admissionLog() {
        return key("admission-log");
    }

    /** List of the last samples of the room as {@code ms:admitted:departed:active:waiting}, oldest first. */
    public String samples() {
        return key("samples");
    }

    /** List of the samples of the history as {@code ms:waiting:active:admitted:left:expired}, oldest first. */
    public String history() {
        return key("history");
    }

    /**
     * Hash from user to what the user was told when the last entry was made, as {@code id:place:ms:ms}: the times until
     * which it was to be admitted by the median and by the 90th percentile.
     */
    public String promises() {
        return key("promises");
    }

    /** Channel of admissions: one message for each batch, with the ids of the admitted users separated by spaces. */
    public String admittedChannel() {
        return key("admitted-channel");
    }

    /** String with the id of the hold that has the seat; expires with the hold. */
    public String seat(PerformanceId performanceId, int number) {
        return key("seat:" + performanceId.value() + ":" + number);
    }

    /** Hash with performance, user, seats and deadline of a hold; expires with the hold. */
    public String holdRecord(HoldId holdId) {
        return key("hold:" + holdId.value());
    }

    /** Sorted set of the held seats of a performance by the deadline of their hold in ms. */
    public String heldSeatsOf(PerformanceId performanceId) {
        return key("held-seats:" + performanceId.value());
    }

    /** Set of the performances that have held seats. */
    public String performancesWithHolds() {
        return key("performances-with-holds");
    }

    /**
     * Sorted set of the seats that a user holds, as {@code performance:seat:hold}, by the deadline of their hold in ms;
     * expires with the user's last hold.
     */
    public String seatsHeldBy(UserId userId) {
        return key("user-seats:" + userId.value());
    }

    /**
     * String with the end of a user's turn without holds and the end to which holds extend it, as {@code ms:ms};
     * expires at the latter. It exists only while holds extend the turn.
     */
    public String baseEndOf(UserId userId) {
        return key("base-end:" + userId.value());
    }

    private String key(String name) {
        return "frontrow:{" + concertId.value() + "}:" + name;
    }
}
