package io.frontrow.adapter.redis;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.seat.model.HoldId;

/** The keys of a concert. They share one hash tag, so that a cluster keeps them together and a script may use them all. */
record RoomKeys(ConcertId concertId) {

    /** What the channels of {@link #admitted} match. */
    static final String ANY_ADMITTED = "frontrow:{*}:admitted";

    /** Hash: the policy and its epoch, the ceiling, the last place given, the grace after a loss, the last sweep, totals. */
    String room() {
        return key("room");
    }

    /** Sorted set: user by place. */
    String waiting() {
        return key("waiting");
    }

    /** Sorted set: user by end of session in ms. */
    String active() {
        return key("active");
    }

    /**
     * Hash: user to the last ticket as {@code id:place:memory}, which stays when the ticket is gone. The memory is 1 if the
     * user was unknown when the ticket was given, until it is let in or leaves: an earlier ticket may have been lost. It is
     * 2 if the ticket was restored and has not been let in since, else 0.
     */
    String tickets() {
        return key("tickets");
    }

    /** Sorted set: user in line or in a session by the last sign of them in ms. */
    String seen() {
        return key("seen");
    }

    /** Sorted set: ticket by µs of its admission, those of the last second. */
    String recent() {
        return key("recent");
    }

    /** List: the last admissions, see {@link LoggedAdmission}, oldest first. */
    String admissions() {
        return key("admissions");
    }

    /** List: the last tallies as {@code ms:admitted:departed:in:waiting}, oldest first. */
    String tallies() {
        return key("tallies");
    }

    /** Channel: who was let in, in one message for each batch, user ids separated by spaces. */
    String admitted() {
        return key("admitted");
    }

    /** String that ends with the hold: id of the hold that has the seat. */
    String seat(PerformanceId performanceId, int number) {
        return key("seat:" + performanceId.value() + ":" + number);
    }

    /** What all seats' keys match. */
    String anySeat() {
        return key("seat:*");
    }

    /** Hash that ends with the hold: performance, user, seats, deadline. */
    String hold(HoldId holdId) {
        return key("hold:" + holdId.value());
    }

    /** Sorted set: held seat by its hold's deadline in ms. */
    String held(PerformanceId performanceId) {
        return key("held:" + performanceId.value());
    }

    /** Set: performances that have held seats. */
    String performances() {
        return key("performances");
    }

    /** Sorted set that ends with the last hold: {@code performance:seat:hold} by the hold's deadline in ms. */
    String holdings(UserId userId) {
        return key("holdings:" + userId.value());
    }

    private String key(String name) {
        return "frontrow:{" + concertId.value() + "}:" + name;
    }
}
