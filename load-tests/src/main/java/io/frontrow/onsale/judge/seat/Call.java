package io.frontrow.onsale.judge.seat;

import org.jspecify.annotations.Nullable;

/**
 * An operation on an object with the states {@code S}, as the search sees it.
 *
 * @param <S> an immutable value
 */
public interface Call<S> {
    /** The end of an operation that was never answered. */
    long NEVER = Long.MAX_VALUE;

    /** {@return when it began} */
    long start();

    /** {@return when it had ended, or {@link #NEVER}} */
    long end();

    /** {@return whether it did take effect; if not, it may have} */
    boolean isCertain();

    /** {@return whether it never changes the state} */
    boolean isRead();

    /** {@return the state after it, or null if it is not possible in this state} */
    @Nullable
    S apply(S state);
}
