package io.frontrow.money;

import java.util.Set;

/**
 * A step of a random walk. Users, bookings, cards and keys are given by number. Numbers of bookings and cards wrap
 * around after the last one; a step that needs one does nothing as long as there is none. If the response is lost, the
 * command is sent again.
 */
public sealed interface MoneyStep {

    record TopUp(int user, long amount, int key, boolean lost) implements MoneyStep {}

    record Reserve(int user, Set<Integer> seats, boolean lost) implements MoneyStep {}

    /** Reserves the same hold again. */
    record ReserveAgain(int booking) implements MoneyStep {}

    record Pay(int booking, int key, boolean lost) implements MoneyStep {}

    /** A payment by any user, who need not have made the booking. */
    record PayAs(int booking, int user, int key) implements MoneyStep {}

    /** Reserves, and pays if the reservation is made. */
    record Buy(int user, Set<Integer> seats, int key, boolean lost) implements MoneyStep {}

    record BeginCard(int booking, int key, boolean lost) implements MoneyStep {}

    /** Reserves, and begins a payment by card, which may be captured at once. */
    record BuyByCard(int user, Set<Integer> seats, int key, boolean captured, boolean lost) implements MoneyStep {}

    /** The client's request for a payment by card ends before the card is settled. */
    record DecideCardReply(int card) implements MoneyStep {}

    /** The payment module reports a result; it may report several, and different ones. */
    record SettleCard(int card, ModelReport report, boolean lost) implements MoneyStep {}

    /** All refunds that are due are requested from the payment module, which may refuse them. */
    record RefundCards(boolean refused, boolean lost) implements MoneyStep {}

    record Cancel(int booking, boolean lost) implements MoneyStep {}

    /** Cancels one seat of the booking, given by its index among them, which wraps around after the last one. */
    record CancelSeat(int booking, int index, boolean lost) implements MoneyStep {}

    /** Cancels seats that need not be the booking's. */
    record CancelSeats(int booking, Set<Integer> seats) implements MoneyStep {}

    /** A cancellation by any user, who need not have made the booking. */
    record CancelAs(int booking, int user) implements MoneyStep {}

    /** The deadlines of all unpaid reservations pass. */
    record PassDeadlines() implements MoneyStep {}

    /** The job marks overdue reservations as expired. */
    record ExpireOverdue() implements MoneyStep {}

    record BeginPerformance() implements MoneyStep {}

    /** The performance is canceled, and the job cancels its reservations. */
    record CancelPerformance() implements MoneyStep {}
}
