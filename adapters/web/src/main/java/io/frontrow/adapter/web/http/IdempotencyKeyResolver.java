package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemException;
import io.frontrow.adapter.web.problem.Violation;
import io.frontrow.shared.model.IdempotencyKey;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.server.ServerWebExchange;

/** Resolves the {@code Idempotency-Key} header, which every command that moves points requires. */
@Component
final class IdempotencyKeyResolver implements RequestValueResolver {
    private static final String HEADER = "Idempotency-Key";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgumentValue(
            MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        List<String> values = exchange.getRequest().getHeaders().getOrEmpty(HEADER);
        if (values.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING));
        }
        if (values.size() > 1 || !IdempotencyKey.isValid(values.getFirst())) {
            throw new ProblemException(Problem.invalid(Violation.of(HEADER, "idempotencyKey")));
        }
        return new IdempotencyKey(values.getFirst());
    }
}
