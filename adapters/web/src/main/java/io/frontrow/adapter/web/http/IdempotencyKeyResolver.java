package io.frontrow.adapter.web.http;

import io.frontrow.shared.model.IdempotencyKey;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.server.ServerWebExchange;

/** Passes the idempotency key of the request to controllers. */
@Component
final class IdempotencyKeyResolver implements RequestValueResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgumentValue(
            MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        return IdempotencyKeys.of(exchange.getRequest());
    }
}
