package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.http.Answer;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.model.HoldId;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Holds seats and releases them. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class HoldController {
    private final HoldSeats holdSeats;
    private final ReleaseHold releaseHold;

    HoldController(HoldSeats holdSeats, ReleaseHold releaseHold) {
        this.holdSeats = holdSeats;
        this.releaseHold = releaseHold;
    }

    @PostMapping("/performances/{performanceId}/holds")
    Mono<Answer> hold(
            @PathVariable PerformanceId performanceId, QueueTicket ticket, @Valid @RequestBody HoldRequest request) {
        return holdSeats.hold(request.command(ticket, performanceId)).map(HoldController::answer);
    }

    @DeleteMapping("/holds/{holdId}")
    Mono<Answer> release(@PathVariable HoldId holdId, QueueTicket ticket) {
        return releaseHold.release(ticket, holdId).map(HoldController::answer);
    }

    private static Answer answer(HoldSeats.Result result) {
        return switch (result) {
            case HoldSeats.Result.Held(var hold, var totalPrice, var repeated) -> {
                HoldResponse body = HoldResponse.of(hold, totalPrice);
                yield repeated ? Answer.ok(body) : Answer.created(body);
            }
            case HoldSeats.Refusal refusal -> Answer.refused(SeatProblems.of(refusal));
        };
    }

    private static Answer answer(ReleaseHold.Result result) {
        return switch (result) {
            case ReleaseHold.Result.Released() -> Answer.noContent();
            case ReleaseHold.Result.NoTurn(var why) -> Answer.refused(TurnProblems.of(why));
            case ReleaseHold.Result.UnknownHold() -> Answer.refused(ProblemCode.NOT_FOUND);
        };
    }
}
