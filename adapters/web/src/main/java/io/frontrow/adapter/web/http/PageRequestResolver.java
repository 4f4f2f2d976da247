package io.frontrow.adapter.web.http;

import io.frontrow.shared.model.PageRequest;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.server.ServerWebExchange;

/** Passes the requested page of a list to controllers. */
@Component
final class PageRequestResolver implements RequestValueResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgumentValue(
            MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        return PageRequests.of(exchange.getRequest());
    }
}
