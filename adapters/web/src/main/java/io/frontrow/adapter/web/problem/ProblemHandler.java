package io.frontrow.adapter.web.problem;

import io.frontrow.account.port.HashingBusy;
import io.frontrow.shared.CombinedErrors;
import io.frontrow.shared.port.StoreUnavailable;
import io.netty.channel.ChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Reports every error of controllers, filters and the framework as a problem. */
@Component
@Order(ProblemHandler.BEFORE_SPRING_BOOT)
public final class ProblemHandler implements WebExceptionHandler {
    static final int BEFORE_SPRING_BOOT = -2;

    private static final int BUSY_RETRY_SECONDS_MIN = 5;
    private static final int BUSY_RETRY_SECONDS_MAX = 30;

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final ProblemWriter problems;

    ProblemHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        return handle(exchange.getRequest(), exchange.getResponse(), thrown);
    }

    /** Reports an error of a request that is handled without an exchange. */
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, Throwable thrown) {
        if (response.isCommitted()) {
            return Mono.error(thrown);
        }
        Throwable error = decisive(thrown);
        Problem problem = problem(error);
        if (error instanceof ErrorResponse withHeaders) {
            response.getHeaders().putAll(withHeaders.getHeaders());
        }
        return logged(request, problem, error).flatMap(told -> problems.write(request, response, told));
    }

    /** Logs in an operator that restores what belongs to the log from the context of the request, as its trace. */
    private static Mono<Problem> logged(ServerHttpRequest request, Problem problem, Throwable error) {
        return Mono.just(problem).handle((told, sink) -> {
            log(request, told, error);
            sink.next(told);
        });
    }

    /** Of several errors that met in concurrent work, the first that is more than an unavailable store. */
    private static Throwable decisive(Throwable thrown) {
        List<Throwable> errors = CombinedErrors.split(thrown).toList();
        return errors.stream()
                .filter(error -> !(error instanceof StoreUnavailable))
                .findFirst()
                .orElseGet(errors::getFirst);
    }

    private static Problem problem(Throwable error) {
        return switch (error) {
            case ProblemException exception -> exception.problem();
            case ServerWebInputException input -> InputProblems.of(input);
            case ErrorResponse response -> Problem.of(code(response));
            // An Accept header of more media types than the framework sorts.
            case InvalidMimeTypeException _ -> Problem.of(ProblemCode.NOT_ACCEPTABLE);
            case ChannelException _, AbortedException _ -> Problem.invalid(Violation.of(Violation.BODY, "incomplete"));
            case HashingBusy _ -> Problem.of(ProblemCode.BUSY).retryAfter(spread());
            case StoreUnavailable _, RejectedExecutionException _ -> Problem.of(ProblemCode.UNAVAILABLE);
            default -> Problem.of(ProblemCode.INTERNAL_ERROR);
        };
    }

    /** Spreads the clients that try again, so that they do not all come back at once. */
    private static Duration spread() {
        return Duration.ofSeconds(
                ThreadLocalRandom.current().nextInt(BUSY_RETRY_SECONDS_MIN, BUSY_RETRY_SECONDS_MAX + 1));
    }

    private static ProblemCode code(ErrorResponse response) {
        return switch (HttpStatus.resolve(response.getStatusCode().value())) {
            case NOT_FOUND -> ProblemCode.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemCode.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemCode.NOT_ACCEPTABLE;
            case CONTENT_TOO_LARGE -> ProblemCode.PAYLOAD_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case null, default ->
                response.getStatusCode().is4xxClientError() ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
    }

    private static void log(ServerHttpRequest request, Problem problem, Throwable error) {
        switch (problem.code()) {
            case INTERNAL_ERROR -> LOG.error("{} failed", call(request), error);
            case UNAVAILABLE, BUSY -> LOG.warn("{}: {}", call(request), error.getMessage());
            default -> LOG.debug("{}: {}", call(request), problem.code());
        }
    }

    /** The request with the id that the framework's own messages have, too. */
    private static String call(ServerHttpRequest request) {
        return "[" + request.getId() + "] " + request.getMethod() + " "
                + request.getPath().value();
    }
}
