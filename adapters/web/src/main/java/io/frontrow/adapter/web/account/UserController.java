package io.frontrow.adapter.web.account;

import io.frontrow.account.SignUp;
import io.frontrow.adapter.web.http.Answer;
import io.frontrow.adapter.web.problem.ProblemCode;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signs users up. */
@RestController
@RequestMapping(path = "/users", produces = MediaType.APPLICATION_JSON_VALUE)
final class UserController {
    private final SignUp signUp;

    UserController(SignUp signUp) {
        this.signUp = signUp;
    }

    @PostMapping
    Mono<Answer> signUp(@Valid @RequestBody SignUpRequest request) {
        return signUp.signUp(request.command()).map(UserController::answer);
    }

    private static Answer answer(SignUp.Result result) {
        return switch (result) {
            case SignUp.Result.SignedUp(var user) -> Answer.created(UserResponse.of(user));
            case SignUp.Result.EmailTaken() -> Answer.refused(ProblemCode.EMAIL_TAKEN);
        };
    }
}
