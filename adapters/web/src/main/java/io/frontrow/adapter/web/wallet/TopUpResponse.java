package io.frontrow.adapter.web.wallet;

import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Points;
import java.util.UUID;

/**
 * A completed top-up.
 *
 * @param balance the balance right after the top-up
 */
record TopUpResponse(UUID transferId, long amount, long balance) {
    static TopUpResponse of(TransferId transferId, Points amount, Points balance) {
        return new TopUpResponse(transferId.value(), amount.value(), balance.value());
    }
}
