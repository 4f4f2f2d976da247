package io.frontrow.onsale.judge.seat;

import org.jspecify.annotations.Nullable;

/** What an operation does to a seat, or says of it. */
public enum Action {
    /** A hold; one's own is taken again with the deadline that was told last. */
    HOLD {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isFree() || seat.isHeldBy(call.user()) ? Seat.held(call.user(), call.deadline()) : null;
        }
    },
    /** The reservation of what one holds. */
    RESERVE_HELD {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            if (seat.isHeldBy(call.user())) {
                return seat.reserved(call.user(), seat.deadline());
            }
            return call.holdsMayBeLost() && seat.isHeld() ? seat.reserved(call.user(), call.deadline()) : null;
        }
    },
    /** The reservation of seats, which holds them itself. */
    RESERVE {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isFree() ? seat.reserved(call.user(), call.deadline()) : RESERVE_HELD.apply(seat, call);
        }
    },
    PAY {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isReservedBy(call.user()) ? seat.sold() : null;
        }
    },
    CANCEL {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isReservedBy(call.user()) || seat.isSoldTo(call.user()) ? Seat.FREE : null;
        }
    },
    RELEASE {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isHeldBy(call.user()) ? Seat.FREE : null;
        }
    },
    /** The end of a turn, which releases what is held. */
    LEAVE {
        @Override
        Seat apply(Seat seat, SeatCall call) {
            return seat.isHeldBy(call.user()) ? Seat.FREE : seat;
        }
    },
    /** A deadline. */
    EXPIRE {
        @Override
        Seat apply(Seat seat, SeatCall call) {
            return seat.endsAt(call.deadline()) ? Seat.FREE : seat;
        }
    },
    /** The loss of holds by a fault. */
    LOSE {
        @Override
        Seat apply(Seat seat, SeatCall call) {
            return seat.isHeld() ? Seat.FREE : seat;
        }
    },
    /** A refusal that says that somebody has the seat. */
    TAKEN {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isFree() ? null : seat;
        }
    },
    /** A refusal that says that a hold of the user has ended. */
    NOT_HELD {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isHeldBy(call.user()) && seat.endsAt(call.deadline()) ? null : seat;
        }
    },
    /** A refusal that says that a reservation of the user has expired. */
    NOT_RESERVED {
        @Override
        @Nullable
        Seat apply(Seat seat, SeatCall call) {
            return seat.isReservedBy(call.user()) && seat.endsAt(call.deadline()) ? null : seat;
        }
    };

    abstract @Nullable Seat apply(Seat seat, SeatCall call);

    boolean isRead() {
        return this == TAKEN || this == NOT_HELD || this == NOT_RESERVED;
    }

    /** {@return whether this tries to get the seat} */
    boolean isAttempt() {
        return this == HOLD || this == RESERVE;
    }
}
