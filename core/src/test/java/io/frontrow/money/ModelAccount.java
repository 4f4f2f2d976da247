package io.frontrow.money;

import io.frontrow.account.model.User;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** The wallet of a user, the turn in which all is reserved and paid, and the responses that are remembered for keys. */
final class ModelAccount {

    final User user;
    final QueueEntry turn;

    private final List<Long> entries = new ArrayList<>();
    private final Map<Integer, Remembered> topUps = new HashMap<>();
    private final Map<Integer, Remembered> payments = new HashMap<>();

    ModelAccount(User user, ConcertId concertId, long balance) {
        this.user = user;
        this.turn = new QueueEntry(new QueueEntryId(UUID.randomUUID()), concertId, user.userId(), new Place(1));
        entries.add(balance);
    }

    long balance() {
        return entries.stream().mapToLong(Long::longValue).sum();
    }

    /** The amounts of all entries, the newest first. */
    List<Long> entries() {
        return entries;
    }

    void add(long amount) {
        entries.addFirst(amount);
    }

    String topUp(int key, Object command, Supplier<String> decision) {
        return respond(topUps, key, command, decision);
    }

    String payment(int key, Object command, Supplier<String> decision) {
        return respond(payments, key, command, decision);
    }

    boolean hasUsedForPayment(int key) {
        return payments.containsKey(key);
    }

    /** The response that is remembered for a key of a payment, which must have been used. */
    String paymentResponse(int key) {
        return remembered(key).response();
    }

    void replacePaymentResponse(int key, String response) {
        payments.put(key, new Remembered(remembered(key).command(), response));
    }

    private Remembered remembered(int key) {
        return Objects.requireNonNull(payments.get(key));
    }

    /** Decides the first command of a key, and gives the same response to the same command again. */
    private static String respond(Map<Integer, Remembered> memory, int key, Object command, Supplier<String> decision) {
        Remembered remembered = memory.get(key);
        if (remembered == null) {
            remembered = new Remembered(command, decision.get());
            memory.put(key, remembered);
        }
        return remembered.command().equals(command) ? remembered.response() : "KeyReused[]";
    }

    private record Remembered(Object command, String response) {}
}
