package io.frontrow.wallet.model;

import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a transfer on a wallet.
 *
 * @param amount in points, positive into the wallet, negative out of it
 * @param balanceAfter the balance after the transfer
 * @param paymentId the payment that was made or refunded; null for a top-up
 * @param reservationId the reservation of that payment; null for a top-up
 */
public record WalletEntry(
        TransferId transferId,
        TransferKind kind,
        long amount,
        Points balanceAfter,
        Instant at,
        @Nullable PaymentId paymentId,
        @Nullable ReservationId reservationId) {}
