package io.frontrow.onsale.judge.book;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Told.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one fan asked for and was told of reservations and points, and the lists that were read at the end. */
final class FanBook {
    private static final Set<String> COMMANDS = Set.of("reserveSeats", "cancelReservation", "pay", "topUpWallet");
    private static final Set<String> LISTS =
            Set.of("listReservations", "listPayments", "getWallet", "listWalletEntries");

    private final String fan;
    private final Map<String, List<Operation>> commands = new HashMap<>();
    private final Map<String, Operation> lists = new HashMap<>();
    private final Map<String, String> paymentStatuses = new HashMap<>();
    private long lastCommand = Long.MIN_VALUE;

    FanBook(String fan) {
        this.fan = fan;
    }

    static boolean isAboutBooks(Operation operation) {
        return operation.fan() != null
                && (COMMANDS.contains(operation.call())
                        || LISTS.contains(operation.call())
                        || operation.call().equals("getPayment"));
    }

    void add(Operation operation) {
        if (COMMANDS.contains(operation.call())) {
            commands.computeIfAbsent(operation.call(), any -> new ArrayList<>()).add(operation);
            lastCommand = Math.max(lastCommand, operation.end());
        } else if (LISTS.contains(operation.call()) && operation.isDone()) {
            lists.merge(operation.call(), operation, (one, other) -> one.end() > other.end() ? one : other);
        }
        String payment = operation.told().paymentId();
        String status = operation.told().status();
        if (payment != null && status != null && operation.isDone()) {
            paymentStatuses.merge(payment, status, (one, other) -> other.equals("PENDING") ? one : other);
        }
    }

    String fan() {
        return fan;
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    List<Operation> commands(String call, Outcome outcome) {
        return commands.getOrDefault(call, List.of()).stream()
                .filter(it -> it.outcome() == outcome)
                .toList();
    }

    /** {@return a list that was read after the last command had ended, or nothing} */
    Optional<Operation> atEnd(String call) {
        return Optional.ofNullable(lists.get(call)).filter(it -> it.start() >= lastCommand);
    }

    List<Item> itemsAtEnd(String call) {
        return atEnd(call).map(it -> it.told().items()).orElse(List.of());
    }

    /**
     * {@return the payments of a reservation that a client was told to be in this state, by the latest that it was
     * told}
     */
    List<Operation> payments(@Nullable String reservation, String status) {
        return commands("pay", Outcome.DONE).stream()
                .filter(it -> isOf(reservation, it))
                .filter(it -> status.equals(
                        paymentStatuses.get(String.valueOf(it.told().paymentId()))))
                .toList();
    }

    /** {@return whether something that was asked for may have paid the reservation without anybody being told} */
    boolean mayBePaid(@Nullable String reservation) {
        return commands("pay", Outcome.UNKNOWN).stream().anyMatch(it -> isOf(reservation, it))
                || !payments(reservation, "PENDING").isEmpty();
    }

    List<Operation> cancellations(@Nullable String reservation, Outcome outcome) {
        return commands("cancelReservation", outcome).stream()
                .filter(it -> isOf(reservation, it))
                .toList();
    }

    /** {@return the commands about a reservation, and how it was reserved, by time} */
    List<Operation> about(String reservation) {
        return commands.values().stream()
                .flatMap(List::stream)
                .filter(it -> isOf(reservation, it)
                        || Objects.equals(reservation, it.told().reservationId()))
                .sorted(Comparator.comparingLong(Operation::start))
                .toList();
    }

    private static boolean isOf(@Nullable String reservation, Operation operation) {
        return reservation != null && reservation.equals(operation.asked().reservationId());
    }
}
