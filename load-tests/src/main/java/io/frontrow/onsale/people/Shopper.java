package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.history.Outcome;
import java.util.List;

/** What a fan does during the turn, step by step, and how it takes each answer. */
final class Shopper {
    private static final int TRIES_MAX = 6;
    private static final int FAILURES_MAX = 8;
    private static final int ASKED_MAX = 40;
    private static final List<Integer> PARTIES = List.of(1, 2, 2, 2, 3, 4);

    private final Person person;
    private final Basket basket;
    private final boolean regretsAll;
    private boolean isDone;
    private boolean hasReadList;
    private boolean hasPressed;
    private boolean hasBeenShort;
    private int tries;
    private int failures;
    private int asked;

    Shopper(Person person) {
        this.person = person;
        this.basket = person.basket();
        this.regretsAll = person.random().nextBoolean();
    }

    /** {@return whether there is something left to do in the turn} */
    boolean isShopping() {
        return !isDone && !basket.isPaid() && failures < FAILURES_MAX && isPresent();
    }

    /** A pending payment is followed even after the turn. */
    private boolean isPresent() {
        return person.place().isActive() || basket.isPending();
    }

    /** {@return seconds until the next step} */
    double thinkingSeconds() {
        boolean isLate = basket.isReserved() && !hasPressed && person.has(Habit.PAY_TOO_LATE);
        return isLate ? 2.0 * person.stage().holdSeconds() + 2 : person.stage().thinkingSeconds();
    }

    Step next() {
        if (basket.isPending()) {
            return Step.ASK_FOR_PAYMENT;
        }
        if (basket.isReserved()) {
            return person.has(Habit.GIVE_BACK) ? Step.GIVE_BACK : nextToPay();
        }
        if (basket.isHeld()) {
            return person.has(Habit.GIVE_UP) ? Step.RELEASE : Step.RESERVE;
        }
        if (basket.hasSeats()) {
            return person.has(Habit.RESERVE_AT_ONCE) ? Step.RESERVE : Step.HOLD;
        }
        return person.has(Habit.READ_LIST) && !hasReadList ? Step.READ_LIST : Step.LOOK;
    }

    private Step nextToPay() {
        boolean isTrying = person.has(Habit.SHORT_OF_POINTS) && !hasBeenShort;
        if (person.paysByPoints() && !basket.isAffordable() && !isTrying) {
            return Step.TOP_UP;
        }
        if (hasPressed) {
            return Step.PAY;
        }
        if (person.has(Habit.HANG_UP)) {
            return Step.PAY_AND_HANG_UP;
        }
        return person.has(Habit.PRESS_TWICE) ? Step.PAY_TWICE : Step.PAY;
    }

    void readList(Answer answer) {
        hasReadList = true;
        countFailure(answer);
    }

    void looked(Answer answer) {
        countFailure(answer);
        if (answer.isDone()) {
            int party = PARTIES.get(person.random().nextInt(PARTIES.size()));
            basket.choose(SeatMap.of(
                            String.valueOf(answer.text("statuses")),
                            person.stage().seats())
                    .choose(party, person.random()));
            isDone = !basket.hasSeats();
        }
    }

    void held(Answer answer) {
        countFailure(answer);
        if (answer.outcome() != Outcome.REFUSED) {
            basket.held(answer);
            isDone = person.has(Habit.VANISH);
        } else {
            beaten();
        }
    }

    /** Somebody else was faster; after some tries the fan goes home. */
    private void beaten() {
        basket.empty();
        isDone = ++tries == TRIES_MAX;
    }

    void released(Answer answer) {
        countFailure(answer);
        if (!answer.isUnknown()) {
            basket.empty();
            isDone = true;
        }
    }

    void reserved(Answer answer) {
        countFailure(answer);
        if (answer.isDone()) {
            basket.reserved(
                    answer.text("reservationId"),
                    answer.body().path("totalPrice").asLong());
            basket.payBy(person.chooseCard());
        } else if (!answer.isUnknown()) {
            beaten();
        }
    }

    void gaveBack(Answer answer) {
        countFailure(answer);
        if (!answer.isUnknown()) {
            basket.empty();
            isDone = true;
        }
    }

    void toppedUp(Answer answer) {
        countFailure(answer);
        if (answer.isDone()) {
            basket.toppedUp(answer);
        }
    }

    void paid(Answer answer) {
        countFailure(answer);
        hasPressed = true;
        if (answer.isDone()) {
            basket.pays(answer);
        } else if (answer.isRefused("insufficient-balance")) {
            hasBeenShort = true;
            basket.payAnew();
        } else if (answer.isRefused("payment-declined")) {
            basket.payAnew();
        } else if (!answer.isUnknown() && !answer.isRefused("payment-pending")) {
            isDone = true;
        }
    }

    void asked(Answer answer) {
        countFailure(answer);
        if (answer.isDone()) {
            basket.pays(answer);
        }
        isDone = ++asked == ASKED_MAX;
    }

    boolean cancels() {
        return basket.isPaid() && person.has(Habit.CANCEL);
    }

    /** {@return the seats that the fan cancels: all, or the first} */
    List<Integer> regretted() {
        return regretsAll ? basket.seats() : basket.seats().subList(0, 1);
    }

    private void countFailure(Answer answer) {
        if (answer.isUnknown()) {
            failures++;
        }
    }
}
