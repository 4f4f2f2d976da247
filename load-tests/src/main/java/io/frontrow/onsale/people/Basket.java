package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.history.Asked;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a fan has chosen, holds, has reserved and pays. */
final class Basket {
    private static final String WALLET = "WALLET";
    private static final String CARD = "CARD";
    private static final String GOOD_CARD = "tok_ok";

    private final String performanceId;
    private final Random keys;

    private List<Integer> seats = List.of();
    private volatile List<Integer> held = List.of();
    private @Nullable String holdId;
    private @Nullable String reservationId;
    private @Nullable String paymentId;
    private @Nullable String card;
    private long price;
    private long balance;
    private String paymentKey;
    private String topUpKey;
    private boolean isPaid;

    Basket(String performanceId, Random keys) {
        this.performanceId = performanceId;
        this.keys = keys;
        this.paymentKey = nextKey();
        this.topUpKey = nextKey();
    }

    private String nextKey() {
        return new UUID(keys.nextLong(), keys.nextLong()).toString();
    }

    void choose(List<Integer> chosen) {
        seats = chosen;
    }

    void payBy(@Nullable String cardToken) {
        card = cardToken;
    }

    void held(Answer answer) {
        holdId = answer.text("holdId");
        held = seats;
    }

    void reserved(@Nullable String reservation, long totalPrice) {
        reservationId = reservation;
        price = totalPrice;
        held = List.of();
    }

    void toppedUp(Answer answer) {
        balance = answer.body().path("balance").asLong();
        topUpKey = nextKey();
    }

    /** A payment that is made, pending, or has failed after it was pending. */
    void pays(Answer answer) {
        String status = answer.text("status");
        isPaid = "SUCCESS".equals(status);
        paymentId = "PENDING".equals(status) ? answer.text("paymentId") : null;
        if ("FAIL".equals(status)) {
            payAnew();
        }
    }

    /** Another press of the button, by a card that works if it was by card. */
    void payAnew() {
        paymentKey = nextKey();
        card = card == null ? null : GOOD_CARD;
    }

    void empty() {
        seats = List.of();
        held = List.of();
        holdId = null;
        reservationId = null;
        paymentId = null;
        isPaid = false;
    }

    boolean hasSeats() {
        return !seats.isEmpty();
    }

    boolean isHeld() {
        return holdId != null;
    }

    boolean isReserved() {
        return reservationId != null;
    }

    boolean isPending() {
        return paymentId != null;
    }

    boolean isPaid() {
        return isPaid;
    }

    boolean isByCard() {
        return card != null;
    }

    boolean isAffordable() {
        return isByCard() || balance >= price;
    }

    List<Integer> seats() {
        return seats;
    }

    long price() {
        return price;
    }

    String holdId() {
        return String.valueOf(holdId);
    }

    String reservationId() {
        return String.valueOf(reservationId);
    }

    String paymentId() {
        return String.valueOf(paymentId);
    }

    String paymentKey() {
        return paymentKey;
    }

    String topUpKey() {
        return topUpKey;
    }

    @Nullable
    String card() {
        return card;
    }

    String method() {
        return isByCard() ? CARD : WALLET;
    }

    /** {@return what a call is about that ends what is held} */
    Asked leaving(@Nullable String ticket) {
        return about(ticket, held, null, null, null, null);
    }

    Asked taking(@Nullable String ticket) {
        return about(ticket, seats, holdId, null, null, null);
    }

    Asked toppingUp() {
        return new Asked(null, null, null, null, null, null, topUpKey, null, price);
    }

    Asked paying(@Nullable String ticket) {
        return about(ticket, seats, null, reservationId, null, paymentKey);
    }

    Asked asking(@Nullable String ticket) {
        return about(ticket, seats, null, reservationId, paymentId, null);
    }

    Asked canceling(List<Integer> some) {
        return about(null, some, null, reservationId, null, null);
    }

    private Asked about(
            @Nullable String ticket,
            List<Integer> these,
            @Nullable String hold,
            @Nullable String reservation,
            @Nullable String payment,
            @Nullable String key) {
        boolean isPayment = payment != null || key != null;
        return new Asked(
                ticket,
                performanceId,
                these,
                hold,
                reservation,
                payment,
                key,
                isPayment ? method() : null,
                isPayment ? price : null);
    }
}
