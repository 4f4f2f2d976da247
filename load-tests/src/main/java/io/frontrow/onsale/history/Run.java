package io.frontrow.onsale.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first line: how the sale was played, and by which rules.
 *
 * @param schema the version of the schema, 1
 * @param startedAt the time 0 of all other lines, by the wall clock of the load generator
 * @param seed the seed of the random choices; the same seed plays the same sale
 * @param command the command that started the run
 * @param machine processors, memory and system
 * @param versions of the parts, by name
 * @param policy of the waiting room
 * @param holdSeconds how long a hold lasts, as {@code GET /sales-rules} tells
 * @param clockToleranceMs how far the clocks of the service may differ from that of the generator, and how late a
 *     deadline may take effect
 * @param goals what is asked of the service
 * @param faults the names of the faults that are to be made, in their order
 * @param bots the users who are bots, by their ids, and what each does
 */
public record Run(
        int schema,
        Instant startedAt,
        long seed,
        String command,
        String machine,
        @Nullable Map<String, String> versions,
        Policy policy,
        int holdSeconds,
        int clockToleranceMs,
        @Nullable Goals goals,
        @Nullable List<String> faults,
        @Nullable Map<String, String> bots)
        implements Line {
    public Run {
        if (schema != 1) {
            throw new IllegalArgumentException("schema " + schema + " is not known, only 1");
        }
        versions = Objects.requireNonNullElseGet(versions, Map::of);
        goals = Objects.requireNonNullElseGet(goals, () -> new Goals(null, null, null));
        faults = Objects.requireNonNullElseGet(faults, List::of);
        bots = Objects.requireNonNullElseGet(bots, Map::of);
    }

    @Override
    public Map<String, String> versions() {
        return Objects.requireNonNull(versions);
    }

    @Override
    public Goals goals() {
        return Objects.requireNonNull(goals);
    }

    @Override
    public List<String> faults() {
        return Objects.requireNonNull(faults);
    }

    @Override
    public Map<String, String> bots() {
        return Objects.requireNonNull(bots);
    }

    /** {@return the microsecond of the run at which admission began, or null if it was open from the start} */
    public @Nullable Long opening() {
        return policy.opensAt() == null ? null : ChronoUnit.MICROS.between(startedAt, policy.opensAt());
    }

    /** {@return the tolerance of clocks in microseconds} */
    public long toleranceMicros() {
        return clockToleranceMs * 1_000L;
    }
}
