package io.frontrow.adapter.web.wallet;

import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a transfer on a wallet.
 *
 * @param amount positive if added to the wallet, negative if taken from it
 * @param paymentId the payment that was made or refunded; null for a top-up
 * @param reservationId the reservation of that payment; null for a top-up
 */
record EntryResponse(
        UUID transferId,
        Kind kind,
        long amount,
        long balanceAfter,
        Instant at,
        @Nullable UUID paymentId,
        @Nullable UUID reservationId) {

    static EntryResponse of(WalletEntry entry) {
        PaymentId paymentId = entry.paymentId();
        ReservationId reservationId = entry.reservationId();
        return new EntryResponse(
                entry.transferId().value(),
                Kind.of(entry.kind()),
                entry.amount(),
                entry.balanceAfter().value(),
                entry.at(),
                paymentId == null ? null : paymentId.value(),
                reservationId == null ? null : reservationId.value());
    }

    /** Why the points moved, in the words of the API. */
    enum Kind {
        CHARGE,
        PAYMENT,
        REFUND;

        static Kind of(TransferKind kind) {
            return switch (kind) {
                case TOP_UP -> CHARGE;
                case PAYMENT -> PAYMENT;
                case REFUND -> REFUND;
            };
        }
    }
}
