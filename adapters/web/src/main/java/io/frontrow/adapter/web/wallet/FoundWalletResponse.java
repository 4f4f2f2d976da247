package io.frontrow.adapter.web.wallet;

import io.frontrow.account.model.User;
import io.frontrow.shared.model.Points;
import java.util.UUID;

/** A wallet with the user to whom it belongs. */
record FoundWalletResponse(UUID userId, String email, String name, long balance) {
    static FoundWalletResponse of(User user, Points balance) {
        return new FoundWalletResponse(user.userId().value(), user.email().value(), user.name(), balance.value());
    }
}
