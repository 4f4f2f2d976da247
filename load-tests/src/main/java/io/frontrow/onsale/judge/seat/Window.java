package io.frontrow.onsale.judge.seat;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Run;
import java.time.temporal.ChronoUnit;

/**
 * The time in which a deadline passes, by the clock of the load generator.
 *
 * @param from the earliest moment at which it may have passed
 * @param to when it must have passed, or {@link Call#NEVER} if that is not known
 */
record Window(long from, long to) {
    private static final int CREATED = 201;

    /**
     * The window of the deadline that an operation set. The documented length of a hold bounds it, whatever the clocks
     * of the service show. The told deadline narrows it where it agrees with that; where it does not, that clock is not
     * trusted.
     *
     * @param firstAttempt when the user first tried; earlier than the operation if an attempt had no answer
     */
    static Window of(Operation operation, long firstAttempt, Run run) {
        Window documented = documented(operation, firstAttempt, run);
        if (operation.told().expiresAt() == null) {
            return documented;
        }
        long told = ChronoUnit.MICROS.between(run.startedAt(), operation.told().expiresAt());
        Window both = documented.and(new Window(told - run.toleranceMicros(), told + run.toleranceMicros()));
        return both.from() <= both.to() ? both : documented;
    }

    /** A repeated hold, which is answered with 200, may have begun at any time before. */
    private static Window documented(Operation operation, long firstAttempt, Run run) {
        boolean isRepeated = operation.isDone() && !Integer.valueOf(CREATED).equals(operation.status());
        long length = run.holdSeconds() * 1_000_000L;
        long from = isRepeated ? 0 : firstAttempt + length - run.toleranceMicros();
        return operation.outcome() == Outcome.UNKNOWN
                ? new Window(from, Call.NEVER)
                : new Window(from, operation.end() + length + run.toleranceMicros());
    }

    Window and(Window other) {
        return new Window(Math.max(from, other.from), Math.min(to, other.to));
    }
}
