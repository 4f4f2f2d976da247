package io.frontrow.adapter.web.account;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.SignIn;
import io.frontrow.account.port.Sessions;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.security.Caller;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
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
    Mono<ApiResponse> signIn(@Valid @RequestBody SignInRequest request) {
        return signIn.signIn(request.command()).map(SessionController::response);
    }

    @PostMapping("/refresh")
    Mono<ApiResponse> refresh(@Valid @RequestBody RefreshRequest request) {
        return refreshSession.refresh(request.token()).map(SessionController::response);
    }

    @DeleteMapping("/current")
    Mono<ApiResponse> signOut(@AuthenticationPrincipal Caller caller) {
        return sessions.end(caller.sessionId()).thenReturn(ApiResponse.noContent());
    }

    private static ApiResponse response(SignIn.Result result) {
        return switch (result) {
            case SignIn.Result.SignedIn(var tokens) -> ApiResponse.ok(SessionResponse.of(tokens));
            case SignIn.Result.BadCredentials() -> ApiResponse.problem(ProblemCode.BAD_CREDENTIALS);
        };
    }

    private static ApiResponse response(RefreshSession.Result result) {
        return switch (result) {
            case RefreshSession.Result.Refreshed(var tokens) -> ApiResponse.ok(SessionResponse.of(tokens));
            case RefreshSession.Result.SessionEnded() -> ApiResponse.problem(ProblemCode.SESSION_ENDED);
        };
    }
}
