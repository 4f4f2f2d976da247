package io.frontrow.onsale.judge.book;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Told.Item;
import io.frontrow.onsale.verdict.Evidence;
import io.frontrow.onsale.verdict.Span;
import io.frontrow.onsale.verdict.Violations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every point of a fan: wallet, entries, payments and refunds at the end agree with each other and with
 * what was answered.
 */
final class ChargedCheck {
    private static final String SUCCESS = "SUCCESS";
    private static final String WALLET = "WALLET";

    private final FanBook book;
    private final Violations violations;
    private final List<Item> entries;
    private final List<Item> payments;
    private final Map<String, Item> reservations = new HashMap<>();

    ChargedCheck(FanBook book, Violations violations) {
        this.book = book;
        this.violations = violations;
        this.entries = book.itemsAtEnd("listWalletEntries");
        this.payments = book.itemsAtEnd("listPayments");
        book.itemsAtEnd("listReservations").forEach(it -> reservations.put(String.valueOf(it.reservationId()), it));
    }

    void run() {
        compareBalance();
        compareTopUps();
        reservations.values().forEach(this::compareReservation);
        payments.forEach(this::compareFailedCapture);
    }

    private void compareBalance() {
        long balance = book.atEnd("getWallet").map(it -> it.told().balance()).orElseThrow();
        long sum = entries.stream().mapToLong(ChargedCheck::amount).sum();
        check(balance == sum, "the wallet has %d points and its entries sum to %d".formatted(balance, sum));
    }

    private void compareTopUps() {
        Map<String, Long> charged = new HashMap<>();
        entries.stream()
                .filter(it -> "CHARGE".equals(it.kind()))
                .forEach(it -> charged.merge(String.valueOf(it.transferId()), amount(it), Long::sum));
        Set<String> answered = new HashSet<>();
        for (Operation topUp : book.commands("topUpWallet", Outcome.DONE)) {
            String transfer = String.valueOf(topUp.told().transferId());
            answered.add(transfer);
            check(
                    Objects.equals(charged.get(transfer), topUp.told().amount()),
                    "a top-up of %s is %s in the wallet".formatted(topUp.told().amount(), charged.get(transfer)),
                    List.of(topUp));
        }
        charged.keySet().removeAll(answered);
        long open = book.commands("topUpWallet", Outcome.UNKNOWN).stream()
                .map(it -> String.valueOf(it.asked().key()))
                .distinct()
                .count();
        check(charged.size() <= open, "%d top-ups that nobody was told of".formatted(charged.size()));
    }

    private void compareReservation(Item reservation) {
        String id = String.valueOf(reservation.reservationId());
        List<Item> paid = payments.stream()
                .filter(it -> id.equals(it.reservationId()) && SUCCESS.equals(it.status()))
                .toList();
        List<Operation> about = book.about(id);
        check(paid.size() <= 1, "a reservation was paid %d times".formatted(paid.size()), about);
        paid.forEach(payment -> check(
                Objects.equals(payment.amount(), reservation.totalPrice()),
                "%s points were paid for seats of %s".formatted(payment.amount(), reservation.totalPrice()),
                about));
        boolean byWallet = paid.stream().anyMatch(it -> WALLET.equals(it.method()));
        compareEntries(id, "PAYMENT", byWallet ? -zeroIfNull(reservation.totalPrice()) : 0);
        compareEntries(id, "REFUND", byWallet ? zeroIfNull(reservation.refundedAmount()) : 0);
        compareRefund(reservation, !paid.isEmpty());
    }

    private void compareEntries(String reservation, String kind, long expected) {
        long moved = entries.stream()
                .filter(it -> kind.equals(it.kind()) && reservation.equals(it.reservationId()))
                .mapToLong(ChargedCheck::amount)
                .sum();
        check(
                moved == expected,
                "the entries of kind %s of a reservation sum to %d instead of %d".formatted(kind, moved, expected),
                book.about(reservation));
    }

    private void compareRefund(Item reservation, boolean isPaid) {
        long refunded = zeroIfNull(reservation.refundedAmount());
        book.cancellations(reservation.reservationId(), Outcome.DONE).stream()
                .filter(it -> zeroIfNull(it.told().refundedAmount()) > refunded)
                .forEach(it -> check(
                        false,
                        "a refund of %s was answered, and %d is there"
                                .formatted(it.told().refundedAmount(), refunded),
                        List.of(it)));
        boolean isWhole = "CANCELED".equals(reservation.status());
        long owed = isPaid && isWhole ? zeroIfNull(reservation.totalPrice()) : refunded;
        check(
                refunded == owed,
                "%d points were refunded of %d".formatted(refunded, owed),
                book.about(String.valueOf(reservation.reservationId())));
    }

    /** A card that was charged for nothing gets everything back. */
    private void compareFailedCapture(Item payment) {
        boolean wasCaptured = payment.failure() != null
                && Set.of("RESERVATION_EXPIRED", "RESERVATION_CANCELED", "ALREADY_PAID")
                        .contains(payment.failure());
        check(
                !wasCaptured || Objects.equals(payment.refundedAmount(), payment.amount()),
                "a card was charged %s for nothing and got back %s"
                        .formatted(payment.amount(), payment.refundedAmount()),
                book.about(String.valueOf(payment.reservationId())));
    }

    private void check(boolean holds, String reason) {
        check(holds, reason, List.of());
    }

    private void check(boolean holds, String reason, List<Operation> about) {
        if (!holds) {
            violations.add(() -> new Evidence(reason, spans(about)));
        }
    }

    private List<Span> spans(List<Operation> about) {
        Operation wallet = book.atEnd("getWallet").orElseThrow();
        return Stream.concat(
                        about.stream()
                                .map(it -> Span.of(it, it.asked().seatNumbers().toString())),
                        Stream.of(Span.of(wallet, "balance " + wallet.told().balance())))
                .toList();
    }

    private static long amount(Item item) {
        return zeroIfNull(item.amount());
    }

    private static long zeroIfNull(@Nullable Long amount) {
        return Objects.requireNonNullElse(amount, 0L);
    }
}
