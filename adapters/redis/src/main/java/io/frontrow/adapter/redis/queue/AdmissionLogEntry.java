package io.frontrow.adapter.redis.queue;

/**
 * An entry in the log of admissions: {@code id:place:µs}, with the way of the admission behind it unless it was in
 * turn.
 *
 * @param entryId id of the queue entry
 * @param place place of the queue entry
 * @param atMicros time of the admission in µs, by the clock of Redis
 */
public record AdmissionLogEntry(String entryId, long place, long atMicros, Way way) {

    /** How a queue entry got its turn. */
    public enum Way {
        IN_TURN,
        /** It was lost and restored, so entries behind it may have been admitted first, or it was admitted before. */
        RESTORED,
        /** Its user was away and came back, so entries behind it may have been admitted first. */
        BACK,
        /** An operator admitted it ahead of the entries in front. */
        AHEAD,
        /** Not an admission: the first entry of a pre-queue, whose places are lower than those admitted until then. */
        PRE_QUEUE
    }

    public static AdmissionLogEntry parse(String text) {
        String[] parts = text.split(":", -1);
        Way way = parts.length > 3 ? Way.valueOf(parts[3]) : Way.IN_TURN;
        return new AdmissionLogEntry(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), way);
    }
}
