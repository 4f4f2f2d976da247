package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.queue.model.TurnRefusal;

/** Converts refusals of the turn check to problems. */
public final class TurnProblems {
    private TurnProblems() {}

    public static Problem of(TurnRefusal refusal) {
        return switch (refusal) {
            case TurnRefusal.NotYourTurn(var ahead) ->
                Problem.of(ProblemCode.NOT_YOUR_TURN).with("ahead", ahead);
            case TurnRefusal.EntryGone() -> Problem.of(ProblemCode.QUEUE_TOKEN_GONE);
            case TurnRefusal.OtherConcert() -> Problem.of(ProblemCode.QUEUE_TOKEN_INVALID);
        };
    }
}
