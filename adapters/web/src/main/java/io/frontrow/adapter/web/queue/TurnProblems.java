package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.TurnRefusal;

/** Converts refusals of the turn check to problems. */
public final class TurnProblems {
    private TurnProblems() {}

    /** {@return the problem of an entry that is gone} */
    static Problem gone(GoneReason reason) {
        return Problem.of(ProblemCode.QUEUE_TOKEN_GONE).with("reason", reason);
    }

    public static Problem of(TurnRefusal refusal) {
        return switch (refusal) {
            case TurnRefusal.NotYourTurn(var ahead) ->
                Problem.of(ProblemCode.NOT_YOUR_TURN).with("ahead", ahead);
            case TurnRefusal.NotDrawn() -> Problem.of(ProblemCode.NOT_YOUR_TURN).with("ahead", null);
            case TurnRefusal.EntryGone(var reason) -> gone(reason);
            case TurnRefusal.OtherConcert() -> Problem.of(ProblemCode.QUEUE_TOKEN_INVALID);
        };
    }
}
