package io.frontrow.onsale.history;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a response or an event said, by the names of the API. Fields that nobody judges are left out. */
public record Told(
        @Nullable String code,
        @Nullable String ticketId,
        @Nullable String state,
        @Nullable Long position,
        @Nullable Long lot,
        @Nullable Integer estimatedWaitSeconds,
        @Nullable Integer estimatedWaitSecondsHigh,
        @Nullable String holdId,
        @Nullable String reservationId,
        @Nullable String paymentId,
        @Nullable String transferId,
        @Nullable List<Integer> seatNumbers,
        @Nullable List<Integer> takenSeatNumbers,
        @Nullable String status,
        @Nullable Long amount,
        @Nullable Long totalPrice,
        @Nullable Long refundedAmount,
        @Nullable Long balance,
        @Nullable Instant expiresAt,
        @Nullable String seedCommitment,
        @Nullable String seed,
        @Nullable Integer waiting,
        @Nullable Integer active,
        @Nullable Integer seatsTotal,
        @Nullable Integer sold,
        @Nullable Long revenue,
        @Nullable Boolean ok,
        @Nullable List<Check> checks,
        @Nullable List<Item> items) {
    static final Told NOTHING = new Told(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null);

    public Told {
        seatNumbers = Objects.requireNonNullElseGet(seatNumbers, List::of);
        takenSeatNumbers = Objects.requireNonNullElseGet(takenSeatNumbers, List::of);
        checks = Objects.requireNonNullElseGet(checks, List::of);
        items = Objects.requireNonNullElseGet(items, List::of);
    }

    @Override
    public List<Integer> seatNumbers() {
        return Objects.requireNonNull(seatNumbers);
    }

    @Override
    public List<Integer> takenSeatNumbers() {
        return Objects.requireNonNull(takenSeatNumbers);
    }

    @Override
    public List<Check> checks() {
        return Objects.requireNonNull(checks);
    }

    @Override
    public List<Item> items() {
        return Objects.requireNonNull(items);
    }

    /** A check of the audit. */
    public record Check(int id, String title, long violations) {}

    /**
     * A reservation, payment, wallet entry or seat of a list.
     *
     * @param seatNumber of the list of seat holders
     * @param seatNumbers of the list of reservations
     */
    public record Item(
            @Nullable String reservationId,
            @Nullable String paymentId,
            @Nullable String transferId,
            @Nullable String performanceId,
            @Nullable String userId,
            @Nullable List<Integer> seatNumbers,
            @Nullable Integer seatNumber,
            @Nullable String status,
            @Nullable String failure,
            @Nullable String method,
            @Nullable String kind,
            @Nullable Long amount,
            @Nullable Long totalPrice,
            @Nullable Long refundedAmount) {
        public Item {
            seatNumbers = Objects.requireNonNullElseGet(seatNumbers, List::of);
        }

        @Override
        public List<Integer> seatNumbers() {
            return Objects.requireNonNull(seatNumbers);
        }
    }
}
