package io.frontrow.onsale.judge.seat;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.verdict.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the operations of a history into those on each seat.
 *
 * <ul>
 *   <li>A hold or reservation brings a deadline, which passes within its {@link Window}.
 *   <li>Payments of one reservation are one operation, and so are its cancellations: a repeat gets the answer of the
 *       first.
 *   <li>A pending payment may take effect until somebody is told what became of it.
 *   <li>Who repeats an attempt that had no answer may get the deadline of the first.
 *   <li>Two users who try to get a seat at the same time may both be refused; such a refusal says nothing.
 * </ul>
 */
public final class SeatHistories {
    private static final Set<String> ATTEMPTS = Set.of("holdSeats", "reserveSeats");
    private static final String OPERATOR = "operator";

    private final Run run;
    private final List<FaultRecord> losses;
    private final Numbers users = new Numbers();
    private final Numbers deadlines = new Numbers();
    private final Map<String, Integer> deadlinesOfReservations = new HashMap<>();
    private final List<Operation> unanswered = new ArrayList<>();
    private final Set<String> failedPayments = new HashSet<>();
    private final Map<SeatId, SeatLine> seats = new LinkedHashMap<>();

    private SeatHistories(Run run, Collection<FaultRecord> faults) {
        this.run = run;
        this.losses = faults.stream().filter(FaultRecord::losesHolds).toList();
    }

    /** {@return whether an operation is about seats} */
    public static boolean isAboutSeats(Operation operation) {
        return operation.asked().performanceId() != null
                && !operation.asked().seatNumbers().isEmpty();
    }

    /**
     * {@return the operations on each seat}
     *
     * @param operations all that are about these seats, in any order
     */
    public static Map<SeatId, List<SeatCall>> of(List<Operation> operations, Run run, Collection<FaultRecord> faults) {
        SeatHistories histories = new SeatHistories(run, faults);
        operations.forEach(histories::remember);
        operations.forEach(histories::add);
        Map<SeatId, List<SeatCall>> calls = new LinkedHashMap<>();
        histories.seats.forEach((seat, line) -> calls.put(seat, line.calls()));
        return calls;
    }

    private void remember(Operation operation) {
        String payment = operation.told().paymentId();
        if (payment != null && "FAIL".equals(operation.told().status())) {
            failedPayments.add(payment);
        }
        if (operation.outcome() == Outcome.UNKNOWN && ATTEMPTS.contains(operation.call())) {
            unanswered.add(operation);
        }
        String reservation = operation.told().reservationId();
        if (reservation != null && operation.call().equals("reserveSeats")) {
            String hold = Objects.requireNonNullElse(operation.asked().holdId(), reservation);
            deadlinesOfReservations.put(reservation, deadlines.of(hold));
        }
    }

    private void add(Operation operation) {
        switch (operation.call()) {
            case "holdSeats" ->
                addAttempt(Action.HOLD, operation, operation.told().holdId());
            case "reserveSeats" -> addReservation(operation);
            case "releaseHold" -> addRelease(operation);
            case "pay", "getPayment" -> addPayment(operation);
            case "cancelReservation" -> addOnce(Action.CANCEL, operation);
            case "leaveQueue" -> addUnlessRefused(Action.LEAVE, operation);
            default -> {}
        }
        if (operation.isRefused("queue-token-gone") || "gone".equals(operation.event())) {
            addEndOfTurn(operation);
        }
    }

    private void addAttempt(Action action, Operation operation, @Nullable String deadlineOf) {
        int deadline = deadlineOf == null ? deadlines.unnamed() : deadlines.of(deadlineOf);
        SeatCall call = call(action, operation, deadline);
        forEachSeat(operation, (number, line) -> {
            line.addAttempt(call);
            if (operation.outcome() != Outcome.REFUSED) {
                line.add(call);
                line.addDeadline(call, Window.of(operation, firstAttempt(operation, number), run));
            } else if (operation.isRefused("seats-taken")
                    && operation.told().takenSeatNumbers().contains(number)) {
                line.add(call(Action.TAKEN, operation, Seat.NONE));
            }
        });
    }

    /**
     * {@return the earliest moment at which the user may have got the seat by this operation or one that it repeats}
     */
    private long firstAttempt(Operation operation, int seat) {
        return unanswered.stream()
                .filter(it -> Objects.equals(it.fan(), operation.fan())
                        && it.asked().seatNumbers().contains(seat)
                        && it.start() < operation.start())
                .mapToLong(Operation::start)
                .min()
                .orElse(operation.start());
    }

    private void addReservation(Operation operation) {
        if (operation.asked().holdId() == null) {
            addAttempt(Action.RESERVE, operation, operation.told().reservationId());
        } else if (operation.isRefused("hold-expired")) {
            addToEach(call(Action.NOT_HELD, operation, deadlineOfHold(operation)), operation);
        } else {
            addUnlessRefused(Action.RESERVE_HELD, operation);
        }
    }

    private void addRelease(Operation operation) {
        if (operation.isRefused("not-found")) {
            addToEach(call(Action.NOT_HELD, operation, deadlineOfHold(operation)), operation);
        } else {
            addUnlessRefused(Action.RELEASE, operation);
        }
    }

    private void addPayment(Operation operation) {
        Integer deadline =
                deadlinesOfReservations.get(String.valueOf(operation.asked().reservationId()));
        if (operation.isRefused("reservation-expired") && deadline != null) {
            addToEach(call(Action.NOT_RESERVED, operation, deadline), operation);
        }
        boolean isPaid = "SUCCESS".equals(operation.told().status());
        if (operation.call().equals("pay") || isPaid) {
            addOnce(Action.PAY, operation);
        }
    }

    private void addOnce(Action action, Operation operation) {
        boolean hasFailed =
                failedPayments.contains(String.valueOf(operation.told().paymentId()));
        if (operation.outcome() != Outcome.REFUSED && !hasFailed) {
            SeatCall call = call(action, operation, Seat.NONE);
            String name = action + " " + operation.asked().reservationId();
            forEachSeat(operation, (_, line) -> line.addOnce(name, call));
        }
    }

    private void addUnlessRefused(Action action, Operation operation) {
        if (operation.outcome() != Outcome.REFUSED) {
            addToEach(call(action, operation, deadlineOfHold(operation)), operation);
        }
    }

    /** A turn may have ended, and released what was held, long before its client learned of it. */
    private void addEndOfTurn(Operation operation) {
        Span span = Span.of(operation, "");
        addToEach(
                new SeatCall(Action.LEAVE, userOf(operation), Seat.NONE, 0, operation.end(), false, false, span),
                operation);
    }

    private int deadlineOfHold(Operation operation) {
        String hold = operation.asked().holdId();
        return hold == null ? Seat.NONE : deadlines.of(hold);
    }

    private void addToEach(SeatCall call, Operation operation) {
        forEachSeat(operation, (_, line) -> line.add(call));
    }

    private void forEachSeat(Operation operation, BiConsumer<Integer, SeatLine> add) {
        String performance = Objects.requireNonNull(operation.asked().performanceId());
        for (int number : operation.asked().seatNumbers()) {
            add.accept(number, seats.computeIfAbsent(new SeatId(performance, number), any -> newLine()));
        }
    }

    private SeatLine newLine() {
        SeatLine line = new SeatLine();
        for (FaultRecord loss : losses) {
            Span span = new Span("fault", loss.fault(), loss.start(), loss.end());
            line.add(new SeatCall(Action.LOSE, Seat.NOBODY, Seat.NONE, loss.start(), loss.end(), false, true, span));
        }
        return line;
    }

    private SeatCall call(Action action, Operation operation, int deadline) {
        boolean isOpen = operation.outcome() == Outcome.UNKNOWN
                || "PENDING".equals(operation.told().status());
        return new SeatCall(
                action,
                userOf(operation),
                deadline,
                operation.start(),
                isOpen ? Call.NEVER : operation.end(),
                !isOpen,
                losses.stream().anyMatch(it -> it.isWithin(operation.start(), operation.end())),
                Span.of(operation, operation.asked().seatNumbers().toString()));
    }

    private int userOf(Operation operation) {
        return users.of(Objects.requireNonNullElse(operation.fan(), OPERATOR));
    }
}
