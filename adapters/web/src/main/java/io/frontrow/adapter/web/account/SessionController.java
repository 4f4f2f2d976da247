package io.frontrow.adapter.web.account;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.SignIn;
import io.frontrow.account.model.RefreshToken;
import io.frontrow.account.model.SessionTokens;
import io.frontrow.account.port.Sessions;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemException;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.adapter.web.security.Caller;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;

    SessionController(SignIn signIn, RefreshSession refreshSession, Sessions sessions, Clock clock) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.sessions = sessions;
        this.clock = clock;
    }

    @PostMapping
    Mono<ApiResponse> signIn(@Valid @RequestBody SignInRequest request, ServerHttpRequest http) {
        return signIn.signIn(request.command(ClientAddresses.of(http)))
                .map(result -> response(result, tokens -> session(tokens, request.keepsCookie(), http)));
    }

    @PostMapping("/refresh")
    Mono<ApiResponse> refresh(
            @Valid @RequestBody(required = false) @Nullable RefreshRequest request, ServerHttpRequest http) {
        Optional<RefreshToken> sent = RefreshRequest.token(request);
        return refreshSession
                .refresh(sent.orElseGet(() -> cookie(http)))
                .map(result -> response(result, tokens -> session(tokens, sent.isEmpty(), http)));
    }

    @PostMapping("/end")
    Mono<ApiResponse> signOut(
            @Valid @RequestBody(required = false) @Nullable RefreshRequest request, ServerHttpRequest http) {
        Optional<RefreshToken> sent = RefreshRequest.token(request);
        return sessions.endByToken(sent.orElseGet(() -> cookie(http)).hash())
                .thenReturn(sent.isEmpty() ? signedOut(http) : ApiResponse.noContent());
    }

    @DeleteMapping("/current")
    Mono<ApiResponse> signOut(@AuthenticationPrincipal Caller caller, ServerHttpRequest http) {
        return sessions.end(caller.sessionId())
                .thenReturn(RefreshCookie.isIn(http) ? signedOut(http) : ApiResponse.noContent());
    }

    private static RefreshToken cookie(ServerHttpRequest http) {
        return RefreshCookie.tokenIn(http)
                .orElseThrow(() -> new ProblemException(Problem.invalid(Violation.of("refreshToken", "NotNull"))));
    }

    private ApiResponse session(SessionTokens tokens, boolean inCookie, ServerHttpRequest http) {
        return inCookie
                ? ApiResponse.ok(SessionResponse.withoutRefreshToken(tokens))
                        .with(RefreshCookie.of(tokens, clock.instant(), http))
                : ApiResponse.ok(SessionResponse.of(tokens));
    }

    private static ApiResponse signedOut(ServerHttpRequest http) {
        return ApiResponse.noContent().with(RefreshCookie.expired(http));
    }

    private static ApiResponse response(SignIn.Result result, Function<SessionTokens, ApiResponse> session) {
        return switch (result) {
            case SignIn.Result.SignedIn(var tokens) -> session.apply(tokens);
            case SignIn.Result.BadCredentials() -> ApiResponse.problem(ProblemCode.BAD_CREDENTIALS);
            case SignIn.Result.TooManyFailures(var retryAfter) ->
                ApiResponse.problem(Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(retryAfter));
        };
    }

    private static ApiResponse response(RefreshSession.Result result, Function<SessionTokens, ApiResponse> session) {
        return switch (result) {
            case RefreshSession.Result.Refreshed(var tokens) -> session.apply(tokens);
            case RefreshSession.Result.SessionEnded() -> ApiResponse.problem(ProblemCode.SESSION_ENDED);
        };
    }
}
