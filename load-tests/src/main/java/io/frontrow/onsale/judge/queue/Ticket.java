package io.frontrow.onsale.judge.queue;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.verdict.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What clients saw of one place in the queue. */
final class Ticket {
    static final long NEVER = Long.MAX_VALUE;
    private static final long NOT_YET = Long.MIN_VALUE;
    private static final int POSITIONS_MAX = 16;
    private static final long MICROS = 1_000_000;

    private final String fan;

    private long joinStart = NEVER;
    private long joinEnd = NEVER;
    private @Nullable Integer median;
    private @Nullable Integer high;
    private @Nullable Long lot;

    private long lastWaiting = NOT_YET;
    private long lastWaitingByEvent = NOT_YET;
    private long eventsOlderBy;
    private long firstActive = NEVER;
    private long lastActive = NOT_YET;

    private long lastContact = NOT_YET;
    private long absenceStart = NEVER;
    private long absenceEnd = NOT_YET;

    private final Deque<Position> positions = new ArrayDeque<>(2);

    /**
     * A position that was told.
     *
     * @param start the earliest moment at which the service may have read it
     * @param end when the client was told
     * @param stream when the client opened the stream that told it; null if no stream did, or that is not known
     */
    record Position(long start, long end, @Nullable Long stream, long value) {
        /** A stream tells its positions in their order; all others are in order only if they do not overlap in time. */
        boolean isBefore(Position later) {
            return end <= later.start || (stream != null && stream.equals(later.stream));
        }

        Span span(String fan) {
            String by = stream == null ? "in a response" : "by the stream of %.3f s".formatted(stream / 1e6);
            return new Span(fan, "is told position %d %s".formatted(value, by), start, end);
        }
    }

    Ticket(String fan) {
        this.fan = fan;
    }

    /**
     * The response to joining the queue; a repeat of it is a poll.
     *
     * @param asked when the user first tried to join
     */
    void joined(Operation operation, long asked) {
        if (operation.end() < joinEnd) {
            joinStart = asked;
            joinEnd = operation.end();
            median = operation.told().estimatedWaitSeconds();
            high = operation.told().estimatedWaitSecondsHigh();
        }
    }

    /** The user waited at this moment or later. */
    void waits(long atOrAfter) {
        lastWaiting = Math.max(lastWaiting, atOrAfter);
    }

    /** An event told that the user waited at this moment or later. */
    void waitsByEvent(long atOrAfter) {
        lastWaitingByEvent = Math.max(lastWaitingByEvent, atOrAfter);
    }

    /** What events told may be older than assumed by this time, in microseconds. */
    void eventsMayBeOlderBy(long time) {
        eventsOlderBy = time;
    }

    /** The lot that was told, or null. */
    void lot(@Nullable Long told) {
        if (told != null) {
            lot = told;
        }
    }

    /** A response or an event that shows that it is the user's turn. */
    void isActive(Operation operation) {
        firstActive = Math.min(firstActive, operation.end());
        lastActive = Math.max(lastActive, operation.start());
    }

    /**
     * Records that the client was there, and notices when it was silent for so long that the user may have been away.
     */
    void contact(Operation operation, long idleMicros) {
        boolean isSilent = lastContact != NOT_YET && operation.start() - lastContact > idleMicros;
        if (isSilent && firstActive == NEVER) {
            absenceStart = Math.min(absenceStart, lastContact);
            absenceEnd = Math.max(absenceEnd, operation.start());
        }
        lastContact = Math.max(lastContact, operation.end());
    }

    /** A stream that was open counts as being there, which is known when it ends. */
    void streamed(Operation stream) {
        if (stream.start() <= absenceStart && absenceEnd <= stream.end()) {
            absenceStart = NEVER;
            absenceEnd = NOT_YET;
        }
    }

    /** {@return the latest position before this one that was smaller, or null} */
    @Nullable
    Position remember(Position told) {
        Position smaller = positions.stream()
                .filter(it -> it.isBefore(told) && it.value() < told.value())
                .reduce((_, later) -> later)
                .orElse(null);
        positions.removeIf(it -> it.isBefore(told) && it.value() >= told.value());
        positions.addLast(told);
        if (positions.size() > POSITIONS_MAX) {
            positions.removeFirst();
        }
        return smaller;
    }

    Span waitingSpan() {
        return new Span(fan, "asked at the latest, and waits", lastWaiting(), null);
    }

    Span admissionSpan() {
        return new Span(fan, "waits, then has its turn", Math.max(lastWaiting(), joinStart), firstActive);
    }

    Span joinSpan() {
        return new Span(fan, "joins", joinStart, joinEnd);
    }

    Span turnSpan() {
        return new Span(fan, "has its turn", firstActive, lastActive);
    }

    String fan() {
        return fan;
    }

    long joinStart() {
        return joinStart;
    }

    long joinEnd() {
        return joinEnd;
    }

    long lastWaiting() {
        return lastWaitingByEvent == NOT_YET ? lastWaiting : Math.max(lastWaiting, lastWaitingByEvent - eventsOlderBy);
    }

    long firstActive() {
        return firstActive;
    }

    long lastActive() {
        return lastActive;
    }

    @Nullable
    Long lot() {
        return lot;
    }

    boolean hasJoined() {
        return joinEnd != NEVER;
    }

    boolean isAdmitted() {
        return firstActive != NEVER;
    }

    boolean wasSeenWaiting() {
        return lastWaiting() != NOT_YET;
    }

    /** {@return whether the user never was away while waiting, as far as is known} */
    boolean stayed() {
        return absenceStart == NEVER;
    }

    /** {@return the seconds from the answer to joining until the middle of the time in which the user was admitted} */
    double waitSeconds() {
        long from = Math.max(lastWaiting(), joinStart);
        return Math.max(0, (from + (firstActive - from) / 2 - joinEnd) / (double) MICROS);
    }

    boolean wasPromised() {
        return median != null && high != null;
    }

    int medianSeconds() {
        return Objects.requireNonNull(median);
    }

    int highSeconds() {
        return Objects.requireNonNull(high);
    }
}
