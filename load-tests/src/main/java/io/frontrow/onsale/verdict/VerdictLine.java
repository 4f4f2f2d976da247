package io.frontrow.onsale.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The lines of a verdict, in their order. */
public enum VerdictLine {
    OVERSOLD("No seat was given to two people.", "Seats were given away twice, or taken back too early."),
    OVERTAKEN(
            "Nobody got a turn before somebody who was ahead in line and stayed.",
            "The order of the line was not kept."),
    PLACE("Nobody moved back in line.", "People moved back in line."),
    CAPACITY(
            "Never more people than allowed had their turn at once.",
            "More people than allowed had their turn at once."),
    RATE("Turns never began faster than allowed.", "Turns began faster than allowed."),
    LOST(
            "Everything that was confirmed to a fan is there at the end, and nothing else.",
            "What was confirmed to fans is not what is there at the end."),
    CHARGED("The money adds up, for each fan and for the house.", "The money does not add up."),
    WAIT(
            "People waited no longer than told, as often as was promised.",
            "People waited longer than told, more often than was promised."),
    LATENCY("Requests were answered as fast as was asked for.", "Requests were answered too slowly."),
    RECOVERED("After each fault the service was back in time.", "After a fault the service was not back in time."),
    AUDIT("The service's own audit found nothing wrong.", "The service's own audit found something wrong."),
    GENERATOR(
            "The programs that play the people kept up, so times are those of the service.",
            "The programs that play the people were late, so this run says little about speed.");

    private final String holds;
    private final String broken;

    VerdictLine(String holds, String broken) {
        this.holds = holds;
        this.broken = broken;
    }

    /** {@return what is true of a sale that passes} */
    public String holds() {
        return holds;
    }

    /** {@return what happened in a sale that fails} */
    public String broken() {
        return broken;
    }

    /** {@return whether this says something about the test, and nothing about the service} */
    public boolean isAboutTheTest() {
        return this == GENERATOR;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
