package io.frontrow.adapter.web.wallet;

import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import java.time.Instant;
import java.util.UUID;

/**
 * What a transfer did to a wallet.
 *
 * @param amount positive into the wallet, negative out of it
 */
record EntryResponse(UUID transferId, TransferKind kind, long amount, long balanceAfter, Instant at) {
    static EntryResponse of(WalletEntry entry) {
        return new EntryResponse(
                entry.transferId().value(),
                entry.kind(),
                entry.amount(),
                entry.balanceAfter().value(),
                entry.at());
    }
}
