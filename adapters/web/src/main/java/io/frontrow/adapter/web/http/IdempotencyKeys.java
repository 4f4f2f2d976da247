package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemException;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.shared.model.IdempotencyKey;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Reads the {@code Idempotency-Key} header, which every command that moves points requires. */
public final class IdempotencyKeys {
    private static final String HEADER = "Idempotency-Key";

    private IdempotencyKeys() {}

    /**
     * Reads the key of a request.
     *
     * @throws ProblemException if the request has no key, several keys, or an invalid one
     */
    public static IdempotencyKey of(ServerHttpRequest request) {
        List<String> values = request.getHeaders().getOrEmpty(HEADER);
        if (values.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING));
        }
        if (values.size() > 1 || !IdempotencyKey.isValid(values.getFirst())) {
            throw new ProblemException(Problem.invalid(Violation.of(HEADER, "idempotencyKey")));
        }
        return new IdempotencyKey(values.getFirst());
    }
}
