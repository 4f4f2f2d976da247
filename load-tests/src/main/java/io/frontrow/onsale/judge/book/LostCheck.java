package io.frontrow.onsale.judge.book;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Told.Item;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a fan was answered with the reservations and payments at the end: what was done is there, what was
 * refused is not, and what had no answer happened once or not at all.
 */
final class LostCheck {
    private static final String CONFIRMED = "CONFIRMED";
    private static final String CANCELED = "CANCELED";

    private final FanBook book;
    private final Violations violations;
    private final Map<String, Item> reservations = new HashMap<>();

    LostCheck(FanBook book, Violations violations) {
        this.book = book;
        this.violations = violations;
        book.itemsAtEnd("listReservations").forEach(it -> reservations.put(String.valueOf(it.reservationId()), it));
    }

    void run() {
        Set<String> answered = new HashSet<>();
        Unanswered unanswered = new Unanswered();
        for (Operation reserve : book.commands("reserveSeats", Outcome.DONE)) {
            answered.add(String.valueOf(reserve.told().reservationId()));
            compare(reserve, reservations.get(String.valueOf(reserve.told().reservationId())));
        }
        reservations.values().stream()
                .filter(it -> !answered.contains(String.valueOf(it.reservationId())))
                .forEach(unanswered::explain);
        comparePayments();
    }

    private void compare(Operation reserve, @Nullable Item atEnd) {
        if (atEnd == null) {
            report("a reservation is gone", reserve, "is not there");
        } else if (!isExplained(reserve, atEnd)) {
            report("a reservation is not what was answered", reserve, atEnd.status() + " " + atEnd.seatNumbers());
        }
    }

    private boolean isExplained(Operation reserve, Item atEnd) {
        String id = atEnd.reservationId();
        boolean isPaid = !book.payments(id, "SUCCESS").isEmpty();
        boolean mayBePaid = isPaid || book.mayBePaid(id);
        Set<Integer> left = new HashSet<>(reserve.asked().seatNumbers());
        book.cancellations(id, Outcome.DONE)
                .forEach(it -> left.removeAll(it.asked().seatNumbers()));
        Set<Integer> leftAtLeast = new HashSet<>(left);
        book.cancellations(id, Outcome.UNKNOWN)
                .forEach(it -> leftAtLeast.removeAll(it.asked().seatNumbers()));
        Set<Integer> seats = Set.copyOf(atEnd.seatNumbers());
        return switch (Objects.requireNonNullElse(atEnd.status(), "")) {
            case CONFIRMED ->
                mayBePaid && left.containsAll(seats) && seats.containsAll(leftAtLeast) && !seats.isEmpty();
            case CANCELED -> leftAtLeast.isEmpty();
            default -> !isPaid && left.equals(Set.copyOf(reserve.asked().seatNumbers()));
        };
    }

    /** Explains reservations of which nobody was told, each by a request that had no answer. */
    private final class Unanswered {
        private final List<Operation> open = new ArrayList<>(book.commands("reserveSeats", Outcome.UNKNOWN));

        void explain(Item reservation) {
            Operation explanation = open.stream()
                    .filter(it -> new HashSet<>(it.asked().seatNumbers()).containsAll(reservation.seatNumbers()))
                    .findFirst()
                    .orElse(null);
            if (explanation == null) {
                violations.add(() -> new Evidence(
                        "a reservation is there that nobody asked for, or that was refused",
                        List.of(atEnd("reservation of " + reservation.seatNumbers()))));
            } else {
                open.remove(explanation);
            }
        }
    }

    private void comparePayments() {
        if (book.atEnd("listPayments").isEmpty()) {
            return;
        }
        Set<String> successes = new HashSet<>();
        book.itemsAtEnd("listPayments").stream()
                .filter(it -> "SUCCESS".equals(it.status()))
                .forEach(it -> successes.add(String.valueOf(it.paymentId())));
        book.commands("reserveSeats", Outcome.DONE).stream()
                .flatMap(it -> book.payments(it.told().reservationId(), "SUCCESS").stream())
                .filter(it -> !successes.contains(String.valueOf(it.told().paymentId())))
                .forEach(it -> report("a payment is gone", it, "is not there"));
    }

    private void report(String reason, Operation operation, String found) {
        violations.add(() -> new Evidence(
                reason,
                List.of(
                        Span.of(operation, operation.asked().seatNumbers().toString()),
                        atEnd("the same reservation at the end: " + found))));
    }

    private Span atEnd(String what) {
        Operation list = book.atEnd("listReservations").orElseThrow();
        return new Span(book.fan(), what, list.start(), list.end());
    }
}
