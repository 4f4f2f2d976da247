package io.frontrow.adapter.web.account;

import io.frontrow.account.RefreshSession;
import io.frontrow.account.SignIn;
import io.frontrow.account.port.Sessions;
import io.frontrow.adapter.web.http.Answer;
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
    Mono<Answer> signIn(@Valid @RequestBody SignInRequest request) {
        return signIn.signIn(request.command()).map(SessionController::answer);
    }

    @PostMapping("/refresh")
    Mono<Answer> refresh(@Valid @RequestBody RefreshRequest request) {
        return refreshSession.refresh(request.token()).map(SessionController::answer);
    }

    @DeleteMapping("/current")
    Mono<Answer> signOut(@AuthenticationPrincipal Caller caller) {
        return sessions.end(caller.sessionId()).thenReturn(Answer.noContent());
    }

    private static Answer answer(SignIn.Result result) {
        return switch (result) {
            case SignIn.Result.SignedIn(var tokens) -> Answer.ok(SessionResponse.of(tokens));
            case SignIn.Result.BadCredentials() -> Answer.refused(ProblemCode.BAD_CREDENTIALS);
        };
    }

    private static Answer answer(RefreshSession.Result result) {
        return switch (result) {
            case RefreshSession.Result.Refreshed(var tokens) -> Answer.ok(SessionResponse.of(tokens));
            case RefreshSession.Result.SessionEnded() -> Answer.refused(ProblemCode.SESSION_ENDED);
        };
    }
}
