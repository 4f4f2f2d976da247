package io.frontrow.adapter.web.wallet;

import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TransferId;
import java.util.UUID;

/**
 * Points that were put in.
 *
 * @param balance what was in the wallet right after
 */
record TopUpResponse(UUID transferId, long amount, long balance) {
    static TopUpResponse of(TransferId transferId, Points amount, Points balance) {
        return new TopUpResponse(transferId.value(), amount.value(), balance.value());
    }
}
