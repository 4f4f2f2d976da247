package io.frontrow.onsale.judge;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.history.Told.Item;
import io.frontrow.onsale.verdict.Story;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what happened in a sale, in memory that grows with its people. */
final class StoryTeller {
    private static final double MICROS = 1e6;
    private static final String SUCCESS = "SUCCESS";
    /** What is read of each fan when the sale is over. */
    private static final Set<String> BOOKS =
            Set.of("listReservations", "listPayments", "getWallet", "listWalletEntries");

    private final Run run;
    private final Set<String> people = new HashSet<>();
    private final Set<String> bots = new HashSet<>();
    private final Set<String> payers = new HashSet<>();
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Map<String, Integer> seats = new HashMap<>();
    private final Map<String, Integer> sold = new HashMap<>();
    private @Nullable Long soldOut;
    private long lastOfFans;
    private long requests;
    private long unanswered;
    private long messages;

    StoryTeller(Run run) {
        this.run = run;
    }

    void see(Operation operation) {
        if (operation.event() == null) {
            requests++;
            unanswered += operation.outcome() == Outcome.UNKNOWN ? 1 : 0;
        } else {
            messages++;
        }
        String performance = operation.asked().performanceId();
        if (operation.fan() != null) {
            seeFan(operation, operation.fan());
        } else if (operation.isDone() && performance != null) {
            seeSales(operation, performance);
        }
    }

    private void seeFan(Operation operation, String fan) {
        if (!BOOKS.contains(operation.call())) {
            lastOfFans = Math.max(lastOfFans, operation.end());
        }
        if (run.bots().containsKey(fan)) {
            bots.add(fan);
        } else if (operation.call().equals("joinQueue")) {
            people.add(fan);
        }
        if (operation.told().paymentId() != null
                && SUCCESS.equals(operation.told().status())) {
            payers.add(fan);
        }
    }

    private void seeSales(Operation operation, String performance) {
        switch (operation.call()) {
            case "listSeatHolders" -> owners.put(performance, ownersIn(operation));
            case "getPerformanceSales" -> {
                put(seats, performance, operation.told().seatsTotal());
                put(sold, performance, operation.told().sold());
                if (soldOut == null && !seats.isEmpty() && seats.equals(sold)) {
                    soldOut = operation.end();
                }
            }
            default -> {}
        }
    }

    private static Set<String> ownersIn(Operation list) {
        return list.told().items().stream()
                .filter(it -> "SOLD".equals(it.status()))
                .map(Item::userId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static void put(Map<String, Integer> counts, String performance, @Nullable Integer count) {
        if (count != null) {
            counts.put(performance, count);
        }
    }

    /** {@return the story, after all lines} Without a list of who has which seat, the buyers are those who paid. */
    Story story() {
        Set<String> buyers = owners.isEmpty()
                ? payers
                : owners.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        return new Story(
                people.size(),
                bots.size(),
                seats.isEmpty() ? null : sum(seats),
                sum(sold),
                buyers.size(),
                seconds(run.opening()),
                seconds(soldOut),
                lastOfFans / MICROS,
                requests,
                unanswered,
                messages);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static @Nullable Double seconds(@Nullable Long micros) {
        return micros == null ? null : Double.valueOf(micros / MICROS);
    }
}
