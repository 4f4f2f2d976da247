package io.frontrow.adapter.web.account;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.SignIn;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.port.Sessions;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.security.Caller;
import jakarta.validation.Valid;
import java.net.InetSocketAddress;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signs users in and out, and renews their sessions. */
@RestController
@RequestMapping(path = "/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
final class SessionController {
    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final Sessions sessions;

    SessionController(SignIn signIn, RefreshSession refreshSession, Sessions sessions) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.sessions = sessions;
    }

    @PostMapping
    Mono<ApiResponse> signIn(@Valid @RequestBody SignInRequest request, ServerHttpRequest http) {
        return signIn.signIn(request.command(address(http))).map(SessionController::response);
    }

    @PostMapping("/refresh")
    Mono<ApiResponse> refresh(@Valid @RequestBody RefreshRequest request) {
        return refreshSession.refresh(request.token()).map(SessionController::response);
    }

    @PostMapping("/end")
    Mono<ApiResponse> signOut(@Valid @RequestBody RefreshRequest request) {
        return sessions.endByToken(request.token().hash()).thenReturn(ApiResponse.noContent());
    }

    @DeleteMapping("/current")
    Mono<ApiResponse> signOut(@AuthenticationPrincipal Caller caller) {
        return sessions.end(caller.sessionId()).thenReturn(ApiResponse.noContent());
    }

    /** The address of the connection, or the one that a proxy states if the server is set to trust it. */
    private static ClientAddress address(ServerHttpRequest http) {
        InetSocketAddress remote = http.getRemoteAddress();
        return ClientAddress.of(remote == null ? "unknown" : remote.getHostString());
    }

    private static ApiResponse response(SignIn.Result result) {
        return switch (result) {
            case SignIn.Result.SignedIn(var tokens) -> ApiResponse.ok(SessionResponse.of(tokens));
            case SignIn.Result.BadCredentials() -> ApiResponse.problem(ProblemCode.BAD_CREDENTIALS);
            case SignIn.Result.TooManyFailures(var retryAfter) ->
                ApiResponse.problem(Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(retryAfter));
        };
    }

    private static ApiResponse response(RefreshSession.Result result) {
        return switch (result) {
            case RefreshSession.Result.Refreshed(var tokens) -> ApiResponse.ok(SessionResponse.of(tokens));
            case RefreshSession.Result.SessionEnded() -> ApiResponse.problem(ProblemCode.SESSION_ENDED);
        };
    }
}
