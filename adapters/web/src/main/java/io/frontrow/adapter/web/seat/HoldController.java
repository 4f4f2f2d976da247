package io.frontrow.adapter.web.seat;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.queue.TurnProblems;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import jakarta.validation.Valid;
import java.util.List;
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
final class HoldController implements FastRoutes {
    private static final String HOLDS = "/performances/{performanceId}/holds";

    private final HoldSeats holdSeats;
    private final ReleaseHold releaseHold;

    HoldController(HoldSeats holdSeats, ReleaseHold releaseHold) {
        this.holdSeats = holdSeats;
        this.releaseHold = releaseHold;
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(FastRoute.post(
                        HOLDS,
                        HoldRequest.class,
                        (call, request) -> hold(new PerformanceId(call.id()), call.entry(), request))
                .withEntry());
    }

    @PostMapping(HOLDS)
    Mono<ApiResponse> hold(
            @PathVariable PerformanceId performanceId, QueueEntry entry, @Valid @RequestBody HoldRequest request) {
        return holdSeats.hold(request.command(entry, performanceId)).map(HoldController::response);
    }

    @DeleteMapping("/holds/{holdId}")
    Mono<ApiResponse> release(@PathVariable HoldId holdId, QueueEntry entry) {
        return releaseHold.release(entry, holdId).map(HoldController::response);
    }

    private static ApiResponse response(HoldSeats.Result result) {
        return switch (result) {
            case HoldSeats.Result.Held(var hold, var totalPrice, var repeated) -> {
                HoldResponse body = HoldResponse.of(hold, totalPrice);
                yield repeated ? ApiResponse.ok(body) : ApiResponse.created(body);
            }
            case HoldSeats.Result.Refusal refusal -> ApiResponse.problem(SeatProblems.of(refusal));
        };
    }

    private static ApiResponse response(ReleaseHold.Result result) {
        return switch (result) {
            case ReleaseHold.Result.Released() -> ApiResponse.noContent();
            case ReleaseHold.Result.NoTurn(var why) -> ApiResponse.problem(TurnProblems.of(why));
            case ReleaseHold.Result.AlreadyReserved(var reservationId) ->
                ApiResponse.problem(SeatProblems.alreadyReserved(reservationId));
            case ReleaseHold.Result.UnknownHold() -> ApiResponse.problem(ProblemCode.NOT_FOUND);
        };
    }
}
