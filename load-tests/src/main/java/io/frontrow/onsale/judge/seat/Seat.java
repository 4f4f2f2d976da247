package io.frontrow.onsale.judge.seat;

/**
 * The state of a seat, by the rules that the API documents.
 *
 * @param owner the number of the user who has it, or {@link #NOBODY}
 * @param deadline the number of the deadline at which it is free again, or {@link #NONE}
 */
public record Seat(Status status, int owner, int deadline) {
    static final int NOBODY = -1;
    static final int NONE = -1;
    static final Seat FREE = new Seat(Status.AVAILABLE, NOBODY, NONE);

    /** As the API names them. */
    public enum Status {
        AVAILABLE,
        HELD,
        RESERVED,
        SOLD
    }

    static Seat held(int owner, int deadline) {
        return new Seat(Status.HELD, owner, deadline);
    }

    Seat reserved(int owner, int deadline) {
        return new Seat(Status.RESERVED, owner, deadline);
    }

    Seat sold() {
        return new Seat(Status.SOLD, owner, NONE);
    }

    boolean isHeld() {
        return status == Status.HELD;
    }

    boolean isHeldBy(int user) {
        return isHeld() && owner == user;
    }

    boolean isReservedBy(int user) {
        return status == Status.RESERVED && owner == user;
    }

    boolean isSoldTo(int user) {
        return status == Status.SOLD && owner == user;
    }

    boolean isFree() {
        return status == Status.AVAILABLE;
    }

    boolean endsAt(int someDeadline) {
        return deadline != NONE && deadline == someDeadline;
    }
}
