package io.frontrow.shared;

import io.frontrow.payment.model.Payment;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wallet of the in-memory store. */
public final class InMemoryWallet {

    private final List<WalletEntry> entries = new ArrayList<>();
    private Points balance = Points.ZERO;

    public Points balance() {
        return balance;
    }

    /** The entries, in the order of posting. */
    public List<WalletEntry> entries() {
        return entries;
    }

    /**
     * Moves points into the wallet.
     *
     * @param amount negative to move points out of the wallet, which must have enough of them
     */
    public void post(TransferId transferId, TransferKind kind, long amount, Instant at) {
        post(transferId, kind, amount, at, null);
    }

    /**
     * Moves points into the wallet.
     *
     * @param amount negative to move points out of the wallet, which must have enough of them
     * @param payment the payment that is made or refunded; null for none
     */
    public void post(TransferId transferId, TransferKind kind, long amount, Instant at, @Nullable Payment payment) {
        balance = new Points(balance.value() + amount);
        PaymentId paymentId = payment == null ? null : payment.paymentId();
        ReservationId reservationId = payment == null ? null : payment.reservationId();
        entries.add(new WalletEntry(transferId, kind, amount, balance, at, paymentId, reservationId));
    }
}
