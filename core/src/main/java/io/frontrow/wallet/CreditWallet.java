package io.frontrow.wallet;

import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import reactor.core.publisher.Mono;

/**
 * Tops up the wallet of a user on behalf of an operator: once per user and key, however often the command is sent. It
 * is recorded in the audit log of operators, also once.
 */
public interface CreditWallet {

    Mono<TopUpOutcome> credit(Command command);

    /**
     * The points to add.
     *
     * @param amount at least 1
     */
    record Command(UserId operatorId, UserId userId, Points amount, IdempotencyKey key) {

        public Command {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a top-up is at least one point");
            }
        }
    }
}
