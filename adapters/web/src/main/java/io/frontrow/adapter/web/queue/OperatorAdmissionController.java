package io.frontrow.adapter.web.queue;

import io.frontrow.account.model.Email;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.PageResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.queue.AdmitAhead;
import io.frontrow.queue.FindInQueue;
import io.frontrow.queue.RemoveFromQueue;
import io.frontrow.queue.port.OperatorActions;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Admits and removes single users on behalf of operators, and lists the actions of operators. */
@RestController
@RequestMapping(path = "/admin/concerts/{concertId}/waiting-room", produces = MediaType.APPLICATION_JSON_VALUE)
final class OperatorAdmissionController {
    private final AdmitAhead admitAhead;
    private final RemoveFromQueue removeFromQueue;
    private final FindInQueue findInQueue;
    private final WaitingRooms rooms;
    private final OperatorActions actions;

    OperatorAdmissionController(
            AdmitAhead admitAhead,
            RemoveFromQueue removeFromQueue,
            FindInQueue findInQueue,
            WaitingRooms rooms,
            OperatorActions actions) {
        this.admitAhead = admitAhead;
        this.removeFromQueue = removeFromQueue;
        this.findInQueue = findInQueue;
        this.rooms = rooms;
        this.actions = actions;
    }

    @PostMapping("/admissions")
    Mono<ApiResponse> admit(
            @PathVariable ConcertId concertId,
            @AuthenticationPrincipal Caller caller,
            @RequestBody AdmissionRequest request) {
        return request.target()
                .map(target -> admitAhead
                        .admit(new AdmitAhead.Command(caller.userId(), concertId, target))
                        .map(OperatorAdmissionController::response))
                .orElseGet(() -> Mono.just(ApiResponse.problem(neitherUserNorEntry())));
    }

    @GetMapping("/users")
    Mono<ApiResponse> find(@PathVariable ConcertId concertId, @RequestParam String email) {
        return Email.isValid(email)
                ? findInQueue.find(concertId, new Email(email)).map(OperatorAdmissionController::response)
                : Mono.just(ApiResponse.problem(Problem.invalid(Violation.of("email", "EmailAddress"))));
    }

    @DeleteMapping("/users/{userId}")
    Mono<ApiResponse> remove(
            @PathVariable ConcertId concertId, @PathVariable UserId userId, @AuthenticationPrincipal Caller caller) {
        return removeFromQueue
                .remove(new RemoveFromQueue.Command(caller.userId(), concertId, userId))
                .map(OperatorAdmissionController::response);
    }

    @GetMapping("/actions")
    Mono<ApiResponse> actions(@PathVariable ConcertId concertId, PageRequest request) {
        return rooms.find(concertId)
                .flatMap(found -> found.isPresent()
                        ? actions.list(concertId, request)
                                .map(page -> ApiResponse.ok(PageResponse.of(page, OperatorActionResponse::of)))
                        : Mono.just(ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT)));
    }

    private static Problem neitherUserNorEntry() {
        return Problem.invalid(Violation.of("userId", "userOrEntry"));
    }

    private static ApiResponse response(AdmitAhead.Result result) {
        return switch (result) {
            case AdmitAhead.Result.Admitted(var status) -> ApiResponse.created(StatusResponse.of(status));
            case AdmitAhead.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
            case AdmitAhead.Result.UnknownEntry() -> ApiResponse.problem(ProblemCode.UNKNOWN_TICKET);
            case AdmitAhead.Result.SaleClosed() -> ApiResponse.problem(ProblemCode.SALE_CLOSED);
            case AdmitAhead.Result.RoomFull() -> ApiResponse.problem(ProblemCode.ROOM_FULL);
        };
    }

    private static ApiResponse response(FindInQueue.Result result) {
        return switch (result) {
            case FindInQueue.Result.Found found -> ApiResponse.ok(FoundEntryResponse.of(found));
            case FindInQueue.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
            case FindInQueue.Result.UnknownUser() -> ApiResponse.problem(ProblemCode.UNKNOWN_USER);
            case FindInQueue.Result.UnknownEntry() -> ApiResponse.problem(ProblemCode.UNKNOWN_TICKET);
        };
    }

    private static ApiResponse response(RemoveFromQueue.Result result) {
        return switch (result) {
            case REMOVED -> ApiResponse.noContent();
            case UNKNOWN_CONCERT -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
            case UNKNOWN_ENTRY -> ApiResponse.problem(ProblemCode.UNKNOWN_TICKET);
        };
    }
}
