package io.frontrow.onsale.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The lines of a verdict, in their order. */
public enum VerdictLine {
    OVERSOLD("No seat was given to two users."),
    OVERTAKEN("Nobody was admitted before somebody who was ahead and stayed."),
    PLACE("No position that was told to somebody ever grew."),
    CAPACITY("There were never more users in their turn than the policy allows."),
    RATE("Users were never admitted faster than the policy allows."),
    LOST("What was answered as done is there at the end, and nothing else."),
    CHARGED("Every point is accounted for."),
    WAIT("The told waits were kept as often as they promise."),
    LATENCY("The percentiles that were asked for were met."),
    RECOVERED("After each fault the service was back in time."),
    AUDIT("The service's own audit was ok before, during and after the sale."),
    GENERATOR("The load generator was in time, so that it was not what was measured.");

    private final String meaning;

    VerdictLine(String meaning) {
        this.meaning = meaning;
    }

    /** {@return what it means to pass} */
    public String meaning() {
        return meaning;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
