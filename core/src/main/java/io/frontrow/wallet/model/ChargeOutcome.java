package io.frontrow.wallet.model;

import io.frontrow.shared.model.Points;

/** What came of charging a wallet. The refusals are in order of precedence. */
public sealed interface ChargeOutcome {

    /**
     * The points are in the wallet.
     *
     * @param balance what was in the wallet right after this charge, also when the answer is given again
     */
    record Charged(TransferId transferId, Points amount, Points balance) implements ChargeOutcome {}

    /** Another charge was sent under this key. */
    record KeyReused() implements ChargeOutcome {}

    /** The first command under this key is still running. */
    record InFlight() implements ChargeOutcome {}

    record UnknownUser() implements ChargeOutcome {}

    /** The balance would be above {@link Points#MAX}. */
    record WalletFull() implements ChargeOutcome {}
}
