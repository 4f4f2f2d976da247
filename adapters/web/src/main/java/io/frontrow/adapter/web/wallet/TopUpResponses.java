package io.frontrow.adapter.web.wallet;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.wallet.model.TopUpOutcome;

/** Maps outcomes of top-ups, by users or by operators, to responses. */
final class TopUpResponses {

    private TopUpResponses() {}

    static ApiResponse of(TopUpOutcome outcome) {
        return switch (outcome) {
            case TopUpOutcome.ToppedUp(var transferId, var amount, var balance) ->
                ApiResponse.created(TopUpResponse.of(transferId, amount, balance));
            case TopUpOutcome.NotAllowed() ->
                ApiResponse.problem(Problem.of(ProblemCode.FORBIDDEN).worded("top-ups"));
            case TopUpOutcome.KeyReused() -> ApiResponse.problem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case TopUpOutcome.InFlight() -> ApiResponse.problem(ProblemCode.IDEMPOTENCY_IN_FLIGHT);
            case TopUpOutcome.UnknownUser() -> ApiResponse.problem(ProblemCode.UNKNOWN_USER);
            case TopUpOutcome.WalletFull() ->
                ApiResponse.problem(Problem.invalid(Violation.of("amount", "walletFull")));
        };
    }
}
