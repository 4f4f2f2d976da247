package io.frontrow.audit.model;

/**
 * What must always hold. This is the only place for the numbers and titles of the invariants; documentation is checked
 * against it. The numbers are stable, because operators alert on them. Number 9 is not used by the audit.
 */
public enum Invariant {
    ONE_CLAIM_PER_SEAT(1, "No seat of a performance has two active claims"),
    FENCES_GROW(2, "No seat is claimed by a write older than the claim it replaced"),
    TRANSFERS_BALANCE(3, "The entries of every transfer sum to 0"),
    WALLETS_ADD_UP(4, "The balance of every wallet is the sum of its entries and never below 0"),
    ACCOUNTS_ADD_UP(5, "All accounts together sum to 0; every amount is within 1 and 9,000,000,000,000,000"),
    PAID_ONCE(
            6,
            "A reservation is confirmed exactly if it has one successful payment and one transfer of its price, "
                    + "and is still so when canceled after that"),
    REFUNDED_ONCE(
            7,
            "Payments in vain and canceled seats are refunded once, by the method of payment; "
                    + "what is owed are the pending refunds"),
    ONE_EFFECT_PER_KEY(
            8, "Every idempotency key has one effect, the one on record; no key is in use for more than a minute"),
    STATES_MOVE_ON(10, "Every state follows from the state before it"),
    SEALS_HOLD(11, "No sealed entry of the ledger was changed, added or deleted"),
    SEATS_ADD_UP(12, "Available, held, reserved and sold seats together are the seats of the hall"),
    HOLDS_EXPIRE(13, "Every hold ends within 5 minutes, and within 5 seconds of the payment for its seats"),
    CAPACITY_IS_KEPT(14, "No more users have their turn than the capacity allows; each has at most one queue entry"),
    ADMISSION_IS_IN_ORDER(
            15,
            "Users are admitted in order of place unless they were away, or ahead of turn by an operator; "
                    + "no queue entry is admitted twice"),
    DEADLINES_ARE_KEPT(16, "No reservation awaits payment for more than a minute past its deadline"),
    EVENTS_ARE_PUBLISHED(
            17, "No event awaits publication for more than 30 seconds, unless events before it were just published"),
    TRANSACTIONS_END(18, "No connection to Postgres is idle in a transaction for more than 10 seconds"),
    CANCELED_IS_REFUNDED(
            19,
            "No seat of a canceled performance is bought after its cancellation, nor reserved, sold or to be refunded "
                    + "once that is done"),
    TURNS_ARE_BOUNDED(
            20, "No hold extends a turn by more than 5 minutes; no seat is reserved unpaid for more than 5 minutes");

    private final int number;
    private final String title;

    Invariant(int number, String title) {
        this.number = number;
        this.title = title;
    }

    public int number() {
        return number;
    }

    /** The invariant in words. */
    public String title() {
        return title;
    }
}
