package io.frontrow.wallet.model;

import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Points;

/** The outcome of a top-up. The refusals are in order of precedence. */
public sealed interface TopUpOutcome {

    /**
     * The points are in the wallet.
     *
     * @param balance of the wallet right after this top-up, even if the outcome is returned again
     */
    record ToppedUp(TransferId transferId, Points amount, Points balance) implements TopUpOutcome {}

    /** The {@link TopUpPolicy} does not allow it. */
    record NotAllowed() implements TopUpOutcome {}

    /** Another top-up was sent under this key. */
    record KeyReused() implements TopUpOutcome {}

    /** The first command under this key is still running. */
    record InFlight() implements TopUpOutcome {}

    record UnknownUser() implements TopUpOutcome {}

    /** The balance would be above {@link Points#MAX}. */
    record WalletFull() implements TopUpOutcome {}
}
