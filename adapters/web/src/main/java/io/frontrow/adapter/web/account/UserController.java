package io.frontrow.adapter.web.account;

import io.frontrow.account.SignUp;
import io.frontrow.adapter.web.http.ApiResponse;
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
    Mono<ApiResponse> signUp(@Valid @RequestBody SignUpRequest request) {
        return signUp.signUp(request.command()).map(UserController::response);
    }

    private static ApiResponse response(SignUp.Result result) {
        return switch (result) {
            case SignUp.Result.SignedUp(var user) -> ApiResponse.created(UserResponse.of(user));
            case SignUp.Result.EmailTaken() -> ApiResponse.problem(ProblemCode.EMAIL_TAKEN);
        };
    }
}
