package io.frontrow.adapter.web.account;

import io.frontrow.account.SignUp;
import io.frontrow.account.SignUpFirstOperator;
import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
    private final SignUpFirstOperator signUpFirstOperator;

    UserController(SignUp signUp, SignUpFirstOperator signUpFirstOperator) {
        this.signUp = signUp;
        this.signUpFirstOperator = signUpFirstOperator;
    }

    @PostMapping
    Mono<ApiResponse> signUp(@Valid @RequestBody SignUpRequest request, ServerHttpRequest http) {
        SignUp.Command user = request.command(ClientAddresses.of(http));
        return request.code()
                .map(code -> signUpFirstOperator
                        .signUp(new SignUpFirstOperator.Command(user, code))
                        .map(UserController::response))
                .orElseGet(() -> signUp.signUp(user).map(UserController::response));
    }

    private static ApiResponse response(SignUpFirstOperator.Result result) {
        return switch (result) {
            case SignUpFirstOperator.Result.SignedUp(var user) -> ApiResponse.created(UserResponse.of(user));
            case SignUpFirstOperator.Result.TooManyFailures(var retryAfter) ->
                ApiResponse.problem(Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(retryAfter));
            case SignUpFirstOperator.Result.InvalidCode() -> ApiResponse.problem(ProblemCode.OPERATOR_CODE_INVALID);
            case SignUpFirstOperator.Result.EmailTaken() -> ApiResponse.problem(ProblemCode.EMAIL_TAKEN);
        };
    }

    private static ApiResponse response(SignUp.Result result) {
        return switch (result) {
            case SignUp.Result.SignedUp(var user) -> ApiResponse.created(UserResponse.of(user));
            case SignUp.Result.TooManySignUps(var retryAfter) ->
                ApiResponse.problem(Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(retryAfter));
            case SignUp.Result.EmailTaken() -> ApiResponse.problem(ProblemCode.EMAIL_TAKEN);
        };
    }
}
