package io.frontrow.wallet.port;

import io.frontrow.account.model.UserId;
import io.frontrow.shared.model.Fingerprint;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.ChargeOutcome;
import io.frontrow.wallet.model.TransferId;
import io.frontrow.wallet.model.WalletEntry;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The wallets of all users, kept as accounts of a double-entry ledger. */
public interface Wallets {

    /** What is in the user's wallet. @return empty if there is no such user */
    Mono<Optional<Points>> balance(UserId userId);

    /**
     * Moves points into the wallet once per user and key, in one step with the memory of the outcome. The outcome of a
     * repeated order is that of the first, for 24 hours at least.
     */
    Mono<ChargeOutcome> charge(Order order);

    /** The entries of the user's wallet, newest first; none if there is no such user. */
    Mono<Page<WalletEntry>> entries(UserId userId, PageRequest request);

    /**
     * A charge that a user sent under a key.
     *
     * @param fresh the id of the transfer, if it is made
     */
    record Order(TransferId fresh, UserId userId, Points amount, IdempotencyKey key) {

        /** Tells a repeat of this order from another order under the same key. */
        public Fingerprint fingerprint() {
            return Fingerprint.of(amount.value());
        }
    }
}
