package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.seat.HoldSeats.Result.Refusal;
import io.frontrow.shared.id.ReservationId;

/** Converts refusals of holds to problems. */
public final class SeatProblems {
    private SeatProblems() {}

    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoTurn(var why) -> TurnProblems.of(why);
            case Refusal.UnknownPerformance() -> Problem.of(ProblemCode.UNKNOWN_PERFORMANCE);
            case Refusal.NotBookable() -> Problem.of(ProblemCode.PERFORMANCE_NOT_BOOKABLE);
            case Refusal.UnknownSeats _ -> Problem.of(ProblemCode.UNKNOWN_SEAT);
            case Refusal.NoMoreHolds() ->
                Problem.of(ProblemCode.SEAT_LIMIT).worded("turn-ends").with("reason", "TURN_ENDS");
            case Refusal.SeatsTaken(var taken) ->
                Problem.of(ProblemCode.SEATS_TAKEN).with("takenSeatNumbers", taken.toList());
            case Refusal.AlreadyReserved(var reservationId) -> alreadyReserved(reservationId);
            case Refusal.OverLimit(var limit) -> Problem.of(ProblemCode.SEAT_LIMIT, limit);
        };
    }

    /** {@return the problem of seats that the user has reserved} */
    public static Problem alreadyReserved(ReservationId reservationId) {
        return Problem.of(ProblemCode.ALREADY_RESERVED).with("reservationId", reservationId.value());
    }
}
