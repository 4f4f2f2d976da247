package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.http.RequestValueResolver;
import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemException;
import io.frontrow.queue.model.QueueEntry;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.server.ServerWebExchange;

/** Passes the queue entry of the request to controllers. A parameter of type {@link Optional} makes it optional. */
@Component
final class QueueEntryResolver implements RequestValueResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == QueueEntry.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        Optional<QueueEntry> entry = QueueTokenFilter.entry(exchange);
        return parameter.getParameterType() == Optional.class ? entry : entry.orElseThrow(QueueEntryResolver::missing);
    }

    private static ProblemException missing() {
        return new ProblemException(Problem.of(ProblemCode.QUEUE_TOKEN_MISSING));
    }
}
