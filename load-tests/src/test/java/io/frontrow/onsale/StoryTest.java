package io.frontrow.onsale;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.judge.Judge;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.verdict.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StoryTest {
    @TempDir
    Path directory;

    private final HistoryFile history = HistoryFile.of(SaleSettings.small(7, Order.FIFO));

    @Test
    void countsWhoCameWhoBoughtAndWhoWentHomeWithoutATicket() throws IOException {
        int buyers = ownersAtTheEnd().size();

        assertThat(story().sentences())
                .startsWith("200 people came for 120 seats.")
                .endsWith("In the end %d people had tickets, and %d went home without one."
                        .formatted(buyers, 200 - buyers));
    }

    @Test
    void countsBotsApart() throws IOException {
        ObjectNode bots = history.run().putObject("bots");
        history.calls("joinQueue")
                .map(it -> it.path("fan").asString())
                .distinct()
                .limit(2)
                .forEach(it -> bots.put(it, "endless joins"));
        bots.put("never-came", "forged tokens");

        assertThat(story().sentences().getFirst()).isEqualTo("198 people and 2 bots came for 120 seats.");
    }

    @Test
    void saysWhenAllSeatsWereSold() throws IOException {
        assertThat(story().sentences().get(1))
                .startsWith("The sale opened 10 s after the test began; ")
                .endsWith(" of the seats were sold at the end.");

        ObjectNode sales = history.calls("getPerformanceSales")
                .filter(it -> it.path("end").asLong() > 40_000_000)
                .findFirst()
                .orElseThrow();
        ((ObjectNode) sales.get("told")).put("sold", 120);

        assertThat(story().soldOutAt()).isEqualTo(sales.path("end").asLong() / 1e6);
        assertThat(story().sentences().get(1))
                .isEqualTo("The sale opened 10 s after the test began and was sold out %.0f s later."
                        .formatted(sales.path("end").asLong() / 1e6 - 10));
    }

    @Test
    void doesWithoutWhatOtherHistoriesLack() throws IOException {
        history.calls("getPerformanceSales").forEach(it -> ((ObjectNode) it.get("told")).remove("seatsTotal"));
        history.lines().removeIf(it -> it.path("call").asString("").equals("listSeatHolders"));
        ((ObjectNode) history.run().get("policy")).remove("opensAt");
        long payers = history.lines().stream()
                .filter(it -> it.at("/told/paymentId").isString())
                .filter(it -> it.at("/told/status").asString("").equals("SUCCESS"))
                .map(it -> it.path("fan").asString())
                .distinct()
                .count();

        assertThat(story().sentences())
                .containsExactly(
                        "200 people came for tickets.",
                        "In the end %d people had tickets, and %d went home without one."
                                .formatted(payers, 200 - payers));
    }

    @Test
    void endsWithTheLastFanAndNotWithTheBooks() throws IOException {
        long last = history.lines().stream()
                .filter(it -> it.has("fan"))
                .filter(it -> !Set.of("listReservations", "listPayments", "getWallet", "listWalletEntries")
                        .contains(it.path("call").asString()))
                .mapToLong(it -> it.path("end").asLong())
                .max()
                .orElseThrow();

        assertThat(story().lastFanAt()).isEqualTo(last / 1e6);
    }

    @Test
    void countsRequestsWithoutAnAnswer() throws IOException {
        long unanswered = history.lines().stream()
                .filter(it -> it.path("outcome").asString("").equals("unknown"))
                .count();
        long messages = history.lines().stream().filter(it -> it.has("event")).count();
        long requests = history.lines().stream()
                        .filter(it -> it.path("kind").asString().equals("op"))
                        .count()
                - messages;

        assertThat(unanswered).isPositive();
        assertThat(story().volume())
                .isEqualTo("The judge saw %,d requests, %,d of them without an answer, and %,d messages of streams."
                        .formatted(requests, unanswered, messages));
    }

    private Set<String> ownersAtTheEnd() {
        return history.calls("listSeatHolders")
                .reduce((_, later) -> later)
                .orElseThrow()
                .at("/told/items")
                .valueStream()
                .map(it -> it.path("userId"))
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private Story story() throws IOException {
        return Judge.judge(history.write(directory)).story();
    }
}
