package io.frontrow.onsale.history;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request said, and what the client knows it to be about: booking and payment calls name the performance and its
 * seats even if the request itself does not.
 *
 * @param key the {@code Idempotency-Key}
 */
public record Asked(
        @Nullable String ticketId,
        @Nullable String performanceId,
        @Nullable List<Integer> seatNumbers,
        @Nullable String holdId,
        @Nullable String reservationId,
        @Nullable String paymentId,
        @Nullable String key,
        @Nullable String method,
        @Nullable Long amount) {
    static final Asked NOTHING = new Asked(null, null, null, null, null, null, null, null, null);

    public Asked {
        seatNumbers = Objects.requireNonNullElseGet(seatNumbers, List::of);
    }

    @Override
    public List<Integer> seatNumbers() {
        return Objects.requireNonNull(seatNumbers);
    }
}
