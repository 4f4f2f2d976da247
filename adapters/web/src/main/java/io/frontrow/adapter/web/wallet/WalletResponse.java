package io.frontrow.adapter.web.wallet;

import io.frontrow.account.model.UserId;
import io.frontrow.shared.model.Points;
import java.util.UUID;

/** A wallet. */
record WalletResponse(UUID userId, long balance) {
    static WalletResponse of(UserId userId, Points balance) {
        return new WalletResponse(userId.value(), balance.value());
    }
}
