package io.frontrow.onsale;

import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.verdict.VerdictLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service that is not correct would have made of a history, and which line of the verdict must say so. */
@SuppressWarnings("ImmutableEnumChecker") // The changes have no state.
enum Mutation {
    SEAT_GIVEN_TWICE(VerdictLine.OVERSOLD, history -> {
        ObjectNode hold = history.calls("holdSeats", "refused").findFirst().orElseThrow();
        hold.put("outcome", "done").put("status", 201);
        hold.putObject("told").put("holdId", "hold-given-twice");
    }),
    DEADLINE_MISSED(VerdictLine.OVERSOLD, history -> history.run().put("holdSeconds", 300)),
    TWO_ADMISSIONS_SWAPPED(VerdictLine.OVERTAKEN, Admissions::swapTwo),
    LOT_NOT_FROM_THE_SEED(VerdictLine.OVERTAKEN, Order.SHUFFLE, history -> {
        String ticket = history.lines().stream()
                .filter(it -> it.at("/told/lot").isNumber())
                .findFirst()
                .orElseThrow()
                .at("/told/ticketId")
                .asString();
        history.lines().stream()
                .filter(it -> it.at("/told/lot").isNumber())
                .filter(it -> it.at("/told/ticketId").asString().equals(ticket))
                .forEach(it -> told(it).put("lot", it.at("/told/lot").asLong() + 1));
    }),
    OTHER_SEED(
            VerdictLine.OVERTAKEN,
            Order.SHUFFLE,
            history ->
                    history.calls("getQueue", "done").forEach(it -> told(it).put("seedCommitment", "00".repeat(32)))),
    POSITION_GROWS(VerdictLine.PLACE, history -> {
        ObjectNode poll = history.calls("getQueueStatus", "done")
                .filter(it -> it.at("/told/position").asLong() > 1)
                .skip(500)
                .findFirst()
                .orElseThrow();
        told(poll).put("position", poll.at("/told/position").asLong() + 150);
    }),
    POSITION_GROWS_ON_A_STREAM(VerdictLine.PLACE, history -> {
        List<ObjectNode> events = history.calls("watchQueue")
                .filter(it -> it.at("/told/position").asLong() > 1)
                .toList();
        ObjectNode event = events.get(events.size() / 2);
        ObjectNode next = event.deepCopy()
                .put("start", event.path("end").asLong())
                .put("end", event.path("end").asLong() + 1);
        told(next).put("position", event.at("/told/position").asLong() + 1);
        history.lines().add(history.lines().indexOf(event) + 1, next);
    }),
    ONE_OVER_CAPACITY(VerdictLine.CAPACITY, history -> {
        int oneMore = history.run().at("/policy/capacity").asInt() + 1;
        List<ObjectNode> shown = history.lines().stream()
                .filter(it -> it.at("/told/state").asString("").equals("ACTIVE"))
                .limit(oneMore)
                .toList();
        long end = history.lines().getLast().path("end").asLong();
        for (ObjectNode active : shown) {
            history.lines().add(active.deepCopy().put("start", end).put("end", end));
        }
    }),
    FASTER_THAN_ALLOWED(VerdictLine.RATE, history -> policy(history).put("admitPerSecond", 1)),
    RESERVATION_NOBODY_ASKED_FOR(VerdictLine.LOST, history -> {
        ArrayNode items = items(history.calls("listReservations").findFirst().orElseThrow());
        items.addObject()
                .put("reservationId", "reservation-of-nobody")
                .put("status", "EXPIRED")
                .putArray("seatNumbers")
                .add(1);
    }),
    PAYMENT_GONE(VerdictLine.LOST, history -> {
        ArrayNode items = history.calls("listPayments")
                .map(Mutation::items)
                .filter(it -> it.path(0).path("method").asString("").equals("CARD"))
                .filter(it -> it.path(0).path("status").asString("").equals("SUCCESS"))
                .findFirst()
                .orElseThrow();
        items.remove(0);
    }),
    ANSWER_CHANGED(VerdictLine.LOST, history -> {
        ObjectNode reserve = history.calls("reserveSeats", "done").findFirst().orElseThrow();
        told(reserve).put("reservationId", "reservation-changed");
    }),
    SEAT_OF_ANOTHER(VerdictLine.LOST, history -> {
        ObjectNode holders = history.calls("listSeatHolders").findFirst().orElseThrow();
        ((ObjectNode) items(holders).get(0)).put("reservationId", "reservation-of-another");
    }),
    REFUND_DROPPED(VerdictLine.CHARGED, history -> Wallets.drop(history, "REFUND")),
    PAYMENT_DOUBLED(VerdictLine.CHARGED, history -> Wallets.repeat(history, "PAYMENT")),
    TOP_UP_DOUBLED(VerdictLine.CHARGED, history -> Wallets.repeat(history, "CHARGE")),
    POINT_FROM_NOWHERE(VerdictLine.CHARGED, history -> {
        ObjectNode wallet = history.calls("getWallet")
                .filter(it -> it.at("/told/balance").asLong() > 0)
                .findFirst()
                .orElseThrow();
        told(wallet).put("balance", wallet.at("/told/balance").asLong() + 1);
    }),
    REVENUE_TOO_SMALL(VerdictLine.CHARGED, history -> {
        ObjectNode sales = history.calls("getPerformanceSales")
                .max(Comparator.comparingLong(it -> it.path("end").asLong()))
                .orElseThrow();
        told(sales).put("revenue", sales.at("/told/revenue").asLong() - 1);
    }),
    WAIT_TOLD_TOO_SHORT(VerdictLine.WAIT, history -> history.tellWaits(1, 2)),
    SLOW(
            VerdictLine.LATENCY,
            history -> history.calls("joinQueue")
                    .forEach(it -> it.put("end", it.path("end").asLong() + 1_000_000))),
    NEVER_AS_BEFORE(VerdictLine.RECOVERED, history -> {
        long fault = history.lines().stream()
                .filter(it -> it.path("kind").asString().equals("fault"))
                .findFirst()
                .orElseThrow()
                .path("start")
                .asLong();
        history.calls("getQueueStatus", "done")
                .filter(it -> it.path("start").asLong() > fault)
                .filter(it -> it.at("/told/state").asString("").equals("WAITING"))
                .forEach(it -> it.put("outcome", "unknown").remove(List.of("told", "status")));
    }),
    AUDIT_NOT_OK(VerdictLine.AUDIT, history -> {
        ObjectNode told =
                told(history.calls("runAudit").findFirst().orElseThrow()).put("ok", false);
        told.putArray("checks")
                .addObject()
                .put("id", 3)
                .put("title", "The entries of every transfer sum to 0")
                .put("violations", 2);
    }),
    GENERATOR_LATE(
            VerdictLine.GENERATOR,
            history -> history.calls("getQueueStatus")
                    .forEach(it -> it.put("due", it.path("start").asLong() - 400_000)));

    final VerdictLine line;
    final Order order;
    final Consumer<HistoryFile> change;

    Mutation(VerdictLine line, Consumer<HistoryFile> change) {
        this(line, Order.FIFO, change);
    }

    Mutation(VerdictLine line, Order order, Consumer<HistoryFile> change) {
        this.line = line;
        this.order = order;
        this.change = change;
    }

    private static ObjectNode told(ObjectNode operation) {
        return (ObjectNode) operation.get("told");
    }

    private static ArrayNode items(ObjectNode operation) {
        return operation.withObject("told").withArray("items");
    }

    private static ObjectNode policy(HistoryFile history) {
        return (ObjectNode) history.run().get("policy");
    }

    /** Changes entries together with the balance, so that they still add up. */
    private static final class Wallets {
        static void drop(HistoryFile history, String kind) {
            Entry entry = find(history, kind);
            changeBalance(history, entry, -entry.amount());
            entry.items().remove(entry.index());
        }

        static void repeat(HistoryFile history, String kind) {
            Entry entry = find(history, kind);
            entry.items().add(entry.item().deepCopy().put("transferId", "transfer-repeated"));
            changeBalance(history, entry, entry.amount());
        }

        private record Entry(String fan, ArrayNode items, int index) {
            ObjectNode item() {
                return (ObjectNode) items.get(index);
            }

            long amount() {
                return item().path("amount").asLong();
            }
        }

        private static Entry find(HistoryFile history, String kind) {
            for (ObjectNode list : history.calls("listWalletEntries").toList()) {
                ArrayNode items = items(list);
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i).path("kind").asString().equals(kind)) {
                        return new Entry(list.path("fan").asString(), items, i);
                    }
                }
            }
            throw new IllegalStateException("no " + kind);
        }

        private static void changeBalance(HistoryFile history, Entry entry, long by) {
            ObjectNode wallet = history.calls("getWallet")
                    .filter(it -> it.path("fan").asString().equals(entry.fan()))
                    .findFirst()
                    .orElseThrow();
            told(wallet).put("balance", wallet.at("/told/balance").asLong() + by);
        }
    }

    /** Gives the turn of one user to another who joined later, and the other way round. */
    private static final class Admissions {
        static void swapTwo(HistoryFile history) {
            List<JsonNode> joins = new ArrayList<>(history.calls("joinQueue", "done")
                    .filter(join -> history.calls("getQueueStatus")
                            .anyMatch(it -> it.path("fan").equals(join.path("fan"))))
                    .toList());
            JsonNode first = joins.get(joins.size() / 4);
            JsonNode second = joins.get(joins.size() * 3 / 4);
            long admission = history.calls("getQueueStatus", "done")
                    .filter(it -> it.path("fan").equals(first.path("fan")))
                    .filter(it -> it.at("/told/state").asString("").equals("ACTIVE"))
                    .findFirst()
                    .orElseThrow()
                    .path("start")
                    .asLong();
            for (ObjectNode line : history.lines()) {
                if (line.path("start").asLong() >= admission) {
                    swap(line, first, second);
                }
            }
        }

        private static void swap(ObjectNode line, JsonNode first, JsonNode second) {
            if (line.path("fan").equals(first.path("fan"))) {
                give(line, second);
            } else if (line.path("fan").equals(second.path("fan"))) {
                give(line, first);
            }
        }

        private static void give(ObjectNode line, JsonNode other) {
            line.set("fan", other.path("fan"));
            String ticket = other.at("/told/ticketId").asString();
            for (String part : List.of("asked", "told")) {
                if (line.path(part).has("ticketId")) {
                    ((ObjectNode) line.get(part)).put("ticketId", ticket);
                }
            }
            if (line.at("/told/state").asString("").equals("WAITING")) {
                told(line).put("position", 1);
            }
        }
    }
}
