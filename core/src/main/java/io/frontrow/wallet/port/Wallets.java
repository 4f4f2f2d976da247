package io.frontrow.wallet.port;

import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Fingerprint;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.WalletEntry;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The wallets of all users, kept as accounts of a double-entry ledger. */
public interface Wallets {

    /** {@return the balance of the user's wallet; empty if there is no such user} */
    Mono<Optional<Points>> balance(UserId userId);

    /**
     * Moves points into the wallet once per user and key, and stores the outcome in the same step. A repeated request
     * has the outcome of the first one, for at least 24 hours.
     */
    Mono<TopUpOutcome> topUp(TopUpRequest request);

    /**
     * Tops the wallet up on behalf of an operator, and appends this to the audit log of operators in the same step:
     * once, however often the request is repeated, and not at all if nothing is moved.
     */
    Mono<TopUpOutcome> credit(TopUpRequest request, By by);

    /** The entries of the user's wallet, newest first; none if there is no such user. */
    Mono<Page<WalletEntry>> entries(UserId userId, PageRequest request);

    /**
     * A top-up that a user sent under a key.
     *
     * @param newTransferId the id of the transfer, if it is made
     */
    record TopUpRequest(TransferId newTransferId, UserId userId, Points amount, IdempotencyKey key) {

        /** Distinguishes a repeat of this request from another request under the same key. */
        public Fingerprint fingerprint() {
            return Fingerprint.of(amount.value());
        }
    }
}
