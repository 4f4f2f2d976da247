package io.frontrow.adapter.web.queue;

import io.frontrow.adapter.web.fastpath.FastRoute;
import io.frontrow.adapter.web.fastpath.FastRoutes;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.http.CallLimits;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.security.Caller;
import io.frontrow.adapter.web.security.QueueCookie;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Joins and leaves queues, and reads the state of a queue entry. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class QueueTokenController implements FastRoutes {
    private static final String JOIN = "/concerts/{concertId}/queue-tokens";
    private static final String CURRENT = "/queue-tokens/current";

    private final IssueToken issueToken;
    private final ReadQueueStatus readQueueStatus;
    private final LeaveQueue leaveQueue;
    private final CallLimits limits;

    QueueTokenController(
            IssueToken issueToken, ReadQueueStatus readQueueStatus, LeaveQueue leaveQueue, CallLimits limits) {
        this.issueToken = issueToken;
        this.readQueueStatus = readQueueStatus;
        this.leaveQueue = leaveQueue;
        this.limits = limits;
    }

    @Override
    public List<FastRoute> fastRoutes() {
        return List.of(
                FastRoute.get(CURRENT, call -> status(call.entry())),
                FastRoute.post(JOIN, call -> join(new ConcertId(call.id()), call.caller(), call.request())));
    }

    @PostMapping(JOIN)
    Mono<ApiResponse> join(
            @PathVariable ConcertId concertId, @AuthenticationPrincipal Caller caller, ServerHttpRequest request) {
        if (!limits.joins().tryConsume(caller.userId())) {
            return Mono.just(ApiResponse.problem(ProblemCode.TOO_MANY_REQUESTS));
        }
        return issueToken
                .issue(new IssueToken.Command(concertId, caller.userId()))
                .map(result -> response(result, concertId, request));
    }

    @GetMapping(CURRENT)
    Mono<ApiResponse> status(QueueEntry entry) {
        return readQueueStatus.read(entry).map(QueueTokenController::response);
    }

    @DeleteMapping(CURRENT)
    Mono<ApiResponse> leave(QueueEntry entry, ServerHttpRequest request) {
        return leaveQueue.leave(entry, LeaveReason.LEFT).map(result -> response(result, entry.concertId(), request));
    }

    private static ApiResponse response(IssueToken.Result result, ConcertId concertId, ServerHttpRequest request) {
        return switch (result) {
            case IssueToken.Result.Issued(var token, var status, var isNew) -> {
                TokenResponse body = TokenResponse.of(token, status);
                ApiResponse.Success success = isNew ? ApiResponse.created(body).at(CURRENT) : ApiResponse.ok(body);
                yield success.with(QueueCookie.of(token, concertId, request));
            }
            case IssueToken.Result.UnknownConcert() -> ApiResponse.problem(ProblemCode.UNKNOWN_CONCERT);
            case IssueToken.Result.SaleClosed() -> ApiResponse.problem(ProblemCode.SALE_CLOSED);
        };
    }

    private static ApiResponse response(ReadQueueStatus.Result result) {
        return switch (result) {
            case ReadQueueStatus.Result.InQueue(var status) -> ApiResponse.ok(StatusResponse.of(status));
            case ReadQueueStatus.Result.Gone(var reason) -> ApiResponse.problem(TurnProblems.gone(reason));
        };
    }

    private static ApiResponse response(LeaveQueue.Result result, ConcertId concertId, ServerHttpRequest request) {
        return switch (result) {
            case LeaveQueue.Result.Left() -> ApiResponse.noContent().with(QueueCookie.expired(concertId, request));
            case LeaveQueue.Result.Gone(var reason) -> ApiResponse.problem(TurnProblems.gone(reason));
        };
    }
}
