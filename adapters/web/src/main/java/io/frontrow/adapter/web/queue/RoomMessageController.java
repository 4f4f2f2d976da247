package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.queue.WriteRoomMessage;
import io.frontrow.shared.id.ConcertId;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Writes to the users of a waiting room on behalf of operators. */
@RestController
@RequestMapping(path = "/admin/concerts/{concertId}/waiting-room/message", produces = MediaType.APPLICATION_JSON_VALUE)
final class RoomMessageController {
    private final WriteRoomMessage writeRoomMessage;

    RoomMessageController(WriteRoomMessage writeRoomMessage) {
        this.writeRoomMessage = writeRoomMessage;
    }

    @PutMapping
    Mono<ApiResponse> write(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @Valid @RequestBody MessageRequest request) {
        return request.message()
                .map(text -> writeRoomMessage
                        .write(new WriteRoomMessage.Command(caller.userId(), concertId, text))
                        .map(RoomMessageController::response))
                .orElseGet(() -> Mono.just(ApiResponse.problem(noText())));
    }

    @DeleteMapping
    Mono<ApiResponse> remove(@PathVariable ConcertId concertId, @AuthenticationPrincipal Caller caller) {
        return writeRoomMessage.remove(caller.userId(), concertId).map(RoomMessageController::response);
    }

    private static Problem noText() {
        return Problem.invalid(Violation.of("text", "oneLanguage"));
    }

    private static ApiResponse response(WriteRoomMessage.Result result) {
        return switch (result) {
            case DONE -> ApiResponse.noContent();
            case UNKNOWN_CONCERT -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
        };
    }
}
