package io.frontrow.wallet;

import io.frontrow.account.model.UserId;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.ChargeOutcome;
import reactor.core.publisher.Mono;

/** A user puts points into their wallet: once per key, however often it is sent. */
public interface ChargeWallet {

    Mono<ChargeOutcome> charge(Command command);

    /**
     * How much goes into whose wallet.
     *
     * @param amount at least 1
     */
    record Command(UserId userId, Points amount, IdempotencyKey key) {

        public Command {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a charge is at least one point");
            }
        }
    }
}
