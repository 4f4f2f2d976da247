package io.frontrow.wallet;

import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import reactor.core.publisher.Mono;

/** Tops up a user's wallet: once per key, however often the command is sent. */
public interface TopUpWallet {

    Mono<TopUpOutcome> topUp(Command command);

    /**
     * The points to add.
     *
     * @param amount at least 1
     */
    record Command(UserId userId, Points amount, IdempotencyKey key) {

        public Command {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a top-up is at least one point");
            }
        }
    }
}
