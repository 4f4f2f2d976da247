package io.frontrow.adapter.web.security;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import io.frontrow.adapter.web.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Rejects requests for their credentials. A path that does not exist is 404, and a method that it lacks is 405,
 * whatever the credentials. Mappings are looked up only for requests that are rejected, so that an operation that has
 * no access rule stays inaccessible.
 */
@Component
final class Rejections {
    private final ProblemWriter problems;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    /** @param mappings those of controllers; looked up late, since they are created after the security filters */
    Rejections(
            ProblemWriter problems,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.problems = problems;
        this.mappings = mappings;
    }

    /**
     * Reports a problem with the credentials of a request.
     *
     * @return fails with a {@link MethodNotAllowedException} if the path lacks the method
     */
    Mono<Void> reject(ServerWebExchange exchange, Problem problem) {
        return isMapped(exchange)
                .flatMap(isMapped -> problems.write(exchange, isMapped ? problem : Problem.of(ProblemCode.NOT_FOUND)));
    }

    Mono<Void> reject(ServerWebExchange exchange, ProblemCode code) {
        return reject(exchange, Problem.of(code));
    }

    private Mono<Boolean> isMapped(ServerWebExchange exchange) {
        return mappings.getObject()
                .getHandler(exchange)
                .hasElement()
                .onErrorResume(Rejections::isOfMappedPath, _ -> Mono.just(true));
    }

    /** Whether an operation exists, and rejects the request for another reason, such as its media type. */
    private static boolean isOfMappedPath(Throwable error) {
        return error instanceof ResponseStatusException && !(error instanceof MethodNotAllowedException);
    }
}
