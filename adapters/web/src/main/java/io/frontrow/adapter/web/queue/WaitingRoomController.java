package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.queue.ChangeWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.ReadWaitingRoom.Result.Open;
import io.frontrow.shared.id.ConcertId;
import jakarta.validation.Valid;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads the public state of a queue; reads and changes waiting rooms for operators. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class WaitingRoomController {
    private final ReadWaitingRoom readWaitingRoom;
    private final ChangeWaitingRoom changeWaitingRoom;

    WaitingRoomController(ReadWaitingRoom readWaitingRoom, ChangeWaitingRoom changeWaitingRoom) {
        this.readWaitingRoom = readWaitingRoom;
        this.changeWaitingRoom = changeWaitingRoom;
    }

    @GetMapping("/concerts/{concertId}/queue")
    Mono<ApiResponse> queue(@PathVariable ConcertId concertId) {
        return readWaitingRoom.read(concertId).map(result -> response(result, QueueResponse::of));
    }

    @GetMapping("/admin/concerts/{concertId}/waiting-room")
    Mono<ApiResponse> waitingRoom(@PathVariable ConcertId concertId) {
        return readWaitingRoom
                .read(concertId)
                .map(result -> response(result, open -> WaitingRoomResponse.of(open.room(), open.counts())));
    }

    @PutMapping("/admin/concerts/{concertId}/waiting-room")
    Mono<ApiResponse> change(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody PolicyRequest request) {
        return changeWaitingRoom
                .change(caller.userId(), concertId, request.policy())
                .map(WaitingRoomController::response);
    }

    @PostMapping("/admin/concerts/{concertId}/waiting-room/pause")
    Mono<ApiResponse> pause(@PathVariable ConcertId concertId, @AuthenticationPrincipal Caller caller) {
        return changeWaitingRoom.pause(caller.userId(), concertId).map(WaitingRoomController::response);
    }

    @PostMapping("/admin/concerts/{concertId}/waiting-room/resume")
    Mono<ApiResponse> resume(@PathVariable ConcertId concertId, @AuthenticationPrincipal Caller caller) {
        return changeWaitingRoom.resume(caller.userId(), concertId).map(WaitingRoomController::response);
    }

    private static ApiResponse response(ReadWaitingRoom.Result result, Function<Open, Object> response) {
        return switch (result) {
            case Open open -> ApiResponse.ok(response.apply(open));
            case ReadWaitingRoom.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
        };
    }

    private static ApiResponse response(ChangeWaitingRoom.Result result) {
        return switch (result) {
            case ChangeWaitingRoom.Result.Changed(var room, var counts) ->
                ApiResponse.ok(WaitingRoomResponse.of(room, counts));
            case ChangeWaitingRoom.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
            case ChangeWaitingRoom.Result.OrderInUse() ->
                ApiResponse.problem(Problem.invalid(Violation.of("order", "orderInUse")));
        };
    }
}
