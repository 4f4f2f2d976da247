package io.frontrow.onsale.judge.seat;

import io.frontrow.onsale.verdict.Span;
import org.jspecify.annotations.Nullable;

/**
 * An operation on one seat.
 *
 * @param user the number of the user, or {@link Seat#NOBODY}
 * @param deadline the number of the deadline that it sets or that it is about, or {@link Seat#NONE}
 * @param isCertain whether it did take effect
 * @param holdsMayBeLost whether a fault may have lost holds while it ran
 * @param span how it is shown
 */
public record SeatCall(
        Action action,
        int user,
        int deadline,
        long start,
        long end,
        boolean isCertain,
        boolean holdsMayBeLost,
        Span span)
        implements Call<Seat> {

    @Override
    public boolean isRead() {
        return action.isRead();
    }

    @Override
    public @Nullable Seat apply(Seat seat) {
        return action.apply(seat, this);
    }

    /** {@return the one operation of which these two are calls} */
    SeatCall merged(SeatCall other) {
        return new SeatCall(
                action,
                user,
                deadline,
                Math.min(start, other.start),
                Math.min(end, other.end),
                isCertain || other.isCertain,
                holdsMayBeLost || other.holdsMayBeLost,
                isCertain ? span : other.span);
    }
}
