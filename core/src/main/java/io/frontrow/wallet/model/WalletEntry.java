package io.frontrow.wallet.model;

import io.frontrow.payment.model.PaymentId;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer did to a wallet.
 *
 * @param amount in points, positive into the wallet, negative out of it
 * @param balanceAfter what was in the wallet then
 * @param paymentId which payment was made or refunded; null for a charge
 * @param reservationId what that payment was for; null for a charge
 */
public record WalletEntry(
        TransferId transferId,
        TransferKind kind,
        long amount,
        Points balanceAfter,
        Instant at,
        @Nullable PaymentId paymentId,
        @Nullable ReservationId reservationId) {}
