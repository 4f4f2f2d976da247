package io.frontrow.onsale.people;

import java.util.Locale;

/** What some of the fans do. Each has a share of the fans, drawn independently of the others. */
public enum Habit {
    /** Comes before the opening; only of the shape {@code lobby}. */
    EARLY(0.6),
    /** Comes long after the opening; only of the shape {@code lobby}. */
    LATE(0.1),
    /** Follows the place by stream; all others poll. */
    STREAM(0.5),
    /** Polls five times as often as told. */
    TOO_OFTEN(0.05),
    /** Loses the stream, and opens it again after some seconds. */
    LOSE_CONNECTION(0.1),
    /** Closes the page while waiting, and joins again after some seconds. */
    CLOSE_PAGE(0.05),
    /** Leaves the queue while waiting. */
    LEAVE_QUEUE(0.02),
    /** Reads the list of all seats besides the map. */
    READ_LIST(0.2),
    /** Reserves seats without holding them before. */
    RESERVE_AT_ONCE(0.2),
    /** Holds seats, gives them up, and leaves. */
    GIVE_UP(0.08),
    /** Holds seats, and closes the page for good. */
    VANISH(0.03),
    /** Gives the reservation back instead of paying. */
    GIVE_BACK(0.03),
    /** Pays by one of the cards of the sandbox; all others by points. */
    CARD(0.4),
    /** Pays before there are enough points. */
    SHORT_OF_POINTS(0.2),
    /** Presses the button twice: sends the payment on two connections at the same time. */
    PRESS_TWICE(0.1),
    /** Hangs up during the payment, and sends it again. */
    HANG_UP(0.05),
    /** Pays after the deadline. */
    PAY_TOO_LATE(0.02),
    /** Cancels some of the paid seats, or all. */
    CANCEL(0.1);

    private final double share;

    Habit(double share) {
        this.share = share;
    }

    /** {@return the share of the fans who do it, if nothing else is said} */
    public double share() {
        return share;
    }

    /** {@return its name as a setting} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
