package io.frontrow.adapter.web.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.adapter.web.http.Answer;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.LetIn;
import io.frontrow.queue.RemoveFromQueue;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.model.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets the operator stand at the door of a waiting room: let one in, turn one out, and see who did so. */
@RestController
@RequestMapping(path = "/admin/concerts/{concertId}/waiting-room", produces = MediaType.APPLICATION_JSON_VALUE)
final class DoorController {
    private final LetIn letIn;
    private final RemoveFromQueue removeFromQueue;
    private final WaitingRooms rooms;
    private final OperatorActions actions;

    DoorController(LetIn letIn, RemoveFromQueue removeFromQueue, WaitingRooms rooms, OperatorActions actions) {
        this.letIn = letIn;
        this.removeFromQueue = removeFromQueue;
        this.rooms = rooms;
        this.actions = actions;
    }

    @PostMapping("/admissions")
    Mono<Answer> letIn(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @RequestBody AdmissionRequest request) {
        return request.whom()
                .map(whom -> letIn.letIn(new LetIn.Command(caller.userId(), concertId, whom))
                        .map(DoorController::answer))
                .orElseGet(() -> Mono.just(Answer.refused(neitherUserNorTicket())));
    }

    @DeleteMapping("/users/{userId}")
    Mono<Answer> remove(
            @PathVariable ConcertId concertId, @PathVariable UserId userId, @AuthenticationPrincipal Caller caller) {
        return removeFromQueue
                .remove(new RemoveFromQueue.Command(caller.userId(), concertId, userId))
                .map(DoorController::answer);
    }

    @GetMapping("/actions")
    Mono<Answer> actions(@PathVariable ConcertId concertId, PageRequest request) {
        return rooms.find(concertId)
                .flatMap(found -> found.isPresent()
                        ? actions.list(concertId, request)
                                .map(page -> Answer.ok(PageResponse.of(page, OperatorActionResponse::of)))
                        : Mono.just(Answer.refused(ProblemCode.UNKNOWN_CONCERT)));
    }

    private static Problem neitherUserNorTicket() {
        return Problem.invalid(Violation.of("userId", "userOrTicket"));
    }

    private static Answer answer(LetIn.Result result) {
        return switch (result) {
            case LetIn.Result.Entered(var status) -> Answer.created(StatusResponse.of(status));
            case LetIn.Result.UnknownConcert() -> Answer.refused(ProblemCode.UNKNOWN_CONCERT);
            case LetIn.Result.UnknownTicket() -> Answer.refused(ProblemCode.UNKNOWN_TICKET);
            case LetIn.Result.RoomFull() -> Answer.refused(ProblemCode.ROOM_FULL);
        };
    }

    private static Answer answer(RemoveFromQueue.Result result) {
        return switch (result) {
            case REMOVED -> Answer.noContent();
            case UNKNOWN_CONCERT -> Answer.refused(ProblemCode.UNKNOWN_CONCERT);
            case UNKNOWN_TICKET -> Answer.refused(ProblemCode.UNKNOWN_TICKET);
        };
    }
}
