package io.frontrow.adapter.web.wallet;

import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.util.UUID;

/** A wallet. */
record WalletResponse(UUID userId, long balance) {
    static WalletResponse of(UserId userId, Points balance) {
        return new WalletResponse(userId.value(), balance.value());
    }
}
