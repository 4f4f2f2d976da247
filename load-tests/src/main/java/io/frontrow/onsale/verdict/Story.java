package io.frontrow.onsale.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a sale, apart from whether it was right.
 *
 * @param people who asked for a place in line, without the bots that the history names
 * @param bots that the history names, and that sent a request
 * @param seats that were for sale; null if nobody was told
 * @param sold seats that were sold at the end
 * @param buyers people who had a seat at the end
 * @param openedAt the second at which the sale opened; null if it was open from the start
 * @param soldOutAt the second at which all seats were seen to be sold for the first time; null if they never were
 * @param lastFanAt the second at which the last fan did something, after which only the books were read
 * @param requests calls, streams included
 * @param unanswered requests without an answer, or with one that does not say what became of them
 * @param messages events of streams
 */
public record Story(
        int people,
        int bots,
        @Nullable Integer seats,
        int sold,
        int buyers,
        @Nullable Double openedAt,
        @Nullable Double soldOutAt,
        double lastFanAt,
        long requests,
        long unanswered,
        long messages) {

    /** {@return who came, how the seats went, and who went home with and without a ticket} */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(whoCame());
        if (seats != null) {
            sentences.add(howTheSeatsWent());
        }
        sentences.add(String.format(
                Locale.ROOT,
                "In the end %s had tickets, and %,d went home without one.",
                people(buyers),
                Math.max(0, people - buyers)));
        return sentences;
    }

    private String whoCame() {
        String andBots = bots == 0 ? "" : " and " + count(bots, "bot", "bots");
        return String.format(
                Locale.ROOT,
                "%s%s came for %s.",
                people(people),
                andBots,
                seats == null ? "tickets" : count(seats, "seat", "seats"));
    }

    private String howTheSeatsWent() {
        String opened = openedAt == null
                ? "The sale was open from the start"
                : String.format(Locale.ROOT, "The sale opened %.0f s after the test began", openedAt);
        if (soldOutAt == null) {
            return String.format(Locale.ROOT, "%s; %,d of the seats were sold at the end.", opened, sold);
        }
        double after = soldOutAt - (openedAt == null ? 0 : openedAt);
        return String.format(Locale.ROOT, "%s and was sold out %.0f s later.", opened, after);
    }

    /** {@return how much was seen} */
    public String volume() {
        return String.format(
                Locale.ROOT,
                "The judge saw %s, %,d of them without an answer, and %s.",
                count(requests, "request", "requests"),
                unanswered,
                count(messages, "message of streams", "messages of streams"));
    }

    private static String people(long count) {
        return count(count, "person", "people");
    }

    private static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
