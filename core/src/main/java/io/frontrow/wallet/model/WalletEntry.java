package io.frontrow.wallet.model;

import io.frontrow.shared.model.Points;
import java.time.Instant;

/**
 * What a transfer did to a wallet.
 *
 * @param amount in points, positive into the wallet, negative out of it
 * @param balanceAfter what was in the wallet then
 */
public record WalletEntry(TransferId transferId, TransferKind kind, long amount, Points balanceAfter, Instant at) {}
