package io.frontrow.adapter.web.wallet;

import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.CreditWallet;
import io.frontrow.wallet.TopUpWallet;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;

/** A top-up. */
record TopUpRequest(
        @NotNull @Range(min = 1, max = Points.MAX) Long amount) {
    TopUpWallet.Command command(UserId userId, IdempotencyKey key) {
        return new TopUpWallet.Command(userId, new Points(amount), key);
    }

    CreditWallet.Command creditCommand(UserId operatorId, UserId userId, IdempotencyKey key) {
        return new CreditWallet.Command(operatorId, userId, new Points(amount), key);
    }
}
