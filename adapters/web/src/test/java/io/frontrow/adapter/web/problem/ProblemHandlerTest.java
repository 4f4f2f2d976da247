package io.frontrow.adapter.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Exceptions;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProblemHandlerTest {
    private final ProblemHandler handler = new ProblemHandler(new ProblemWriter(new ProblemTexts(), new JsonMapper()));
    private final MockServerWebExchange exchange = MockServerWebExchange.from(
            MockServerHttpRequest.get("/api/v1/concerts").header(HttpHeaders.ACCEPT_LANGUAGE, "en"));

    @Test
    void logsAnUnexpectedErrorAndHidesItFromTheClient(CapturedOutput log) {
        handler.handle(exchange, new IllegalStateException("the secret of the house"))
                .block();
        assertBody("""
                {"type":"/problems/internal-error","title":"Internal error","status":500,\
                "detail":"An unexpected error occurred. It has been logged.","code":"internal-error"}""");
        assertThat(log).contains("GET /api/v1/concerts failed", "the secret of the house", "\tat io.frontrow");
    }

    @Test
    void saysWhenToTryAgainIfAStoreIsUnavailable(CapturedOutput log) {
        handler.handle(exchange, unavailable("Redis")).block();
        assertUnavailable();
        assertThat(log).contains("Redis is unavailable").doesNotContain("\tat ");
    }

    @Test
    void saysWhenToTryAgainIfConcurrentReadsFindAStoreUnavailable() {
        handler.handle(exchange, Exceptions.multiple(unavailable("Redis"), unavailable("Postgres")))
                .block();
        assertUnavailable();
    }

    @Test
    void saysWhenToTryAgainIfNestedConcurrentWorkFindsAStoreUnavailable() {
        Throwable part = Exceptions.multiple(unavailable("Redis"), unavailable("Redis"));
        handler.handle(exchange, Exceptions.multiple(part, unavailable("Postgres")))
                .block();
        assertUnavailable();
    }

    @Test
    void logsAnUnexpectedErrorBesideAnUnavailableStore(CapturedOutput log) {
        handler.handle(exchange, Exceptions.multiple(unavailable("Redis"), new IllegalStateException("the other")))
                .block();
        assertThat(response().getStatusCode()).isEqualTo(ProblemCode.INTERNAL_ERROR.status());
        assertThat(log).contains("GET /api/v1/concerts failed", "the other");
    }

    @Test
    void saysWhenToTryAgainIfAllThreadsAreBusy() {
        handler.handle(exchange, new RejectedExecutionException("queue full")).block();
        assertUnavailable();
    }

    @Test
    void leavesACommittedResponseUnchanged() {
        exchange.getResponse().setComplete().block();
        StepVerifier.create(handler.handle(exchange, new IllegalStateException("late")))
                .verifyErrorMessage("late");
    }

    private static StoreUnavailable unavailable(String store) {
        return new StoreUnavailable(store, new IllegalStateException("connection refused"));
    }

    private void assertUnavailable() {
        assertThat(response().getStatusCode()).isEqualTo(ProblemCode.UNAVAILABLE.status());
        assertThat(response().getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }

    private void assertBody(String body) {
        assertThat(response().getBodyAsString().block()).isEqualTo(body);
    }

    private MockServerHttpResponse response() {
        return exchange.getResponse();
    }
}
