package io.frontrow.adapter.web.payment;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.payment.HandleCallback;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Receives callbacks of the payment module. The body is passed on unchanged, since the signature covers its exact
 * bytes.
 */
@RestController
@RequestMapping(path = "/gateway/callbacks", produces = MediaType.APPLICATION_JSON_VALUE)
final class GatewayCallbackController {
    private static final byte[] EMPTY = {};

    private final HandleCallback callbacks;

    GatewayCallbackController(HandleCallback callbacks) {
        this.callbacks = callbacks;
    }

    @PostMapping
    Mono<ApiResponse> take(
            @RequestHeader(name = "Frontrow-Signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        return callbacks
                .handle(signature, Objects.requireNonNullElse(body, EMPTY))
                .map(GatewayCallbackController::response);
    }

    private static ApiResponse response(HandleCallback.Result result) {
        return switch (result) {
            case UNSIGNED, STALE -> ApiResponse.problem(ProblemCode.SIGNATURE_INVALID);
            case UNREADABLE -> ApiResponse.problem(Problem.invalid(Violation.of(Violation.BODY, "type")));
            case UNKNOWN_PAYMENT -> ApiResponse.problem(ProblemCode.UNKNOWN_PAYMENT);
            case CAPTURE_MISMATCH -> ApiResponse.problem(ProblemCode.CAPTURE_MISMATCH);
            case REPLAYED -> ApiResponse.problem(ProblemCode.CALLBACK_REPLAYED);
            case PROCESSED -> ApiResponse.noContent();
        };
    }
}
