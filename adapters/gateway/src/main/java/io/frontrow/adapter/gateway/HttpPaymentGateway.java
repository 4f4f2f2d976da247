package io.frontrow.adapter.gateway;

import io.frontrow.adapter.gateway.PaymentState.Status;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.model.Points;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client of the payment module over HTTP, see docs/payment-module.md. Requests are signed over method, path and
 * body, and a response is read only if it is signed for its request.
 *
 * <p>A failed call is retried after a pause with jitter, since the module recognizes a repeated call by its ids. A call
 * without a response in time is not retried; reconciliation looks the payment up later. While too many
 * calls fail by a fault of the module, the circuit breaker prevents further calls.
 */
public final class HttpPaymentGateway implements PaymentGateway, AutoCloseable {

    private static final byte[] NO_BODY = {};

    private static final Duration RETRY_PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(1);
    private static final double JITTER = 0.5;

    static final int CONNECTIONS_MAX = 100;
    private static final Duration IDLE_MAX = Duration.ofSeconds(20);

    private static final int BREAKER_WINDOW = 50;
    private static final int BREAKER_CALLS_MIN = 20;
    private static final float BREAKER_FAILURES_PERCENT_MAX = 50;
    private static final int BREAKER_TRIAL_CALLS = 3;

    private final GatewaySettings settings;
    private final ConnectionProvider connections;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final JsonMapper json = new JsonMapper();

    /**
     * Creates a client.
     *
     * @param loops the event loops of the connections
     * @param instrumentation what observes the calls
     */
    public HttpPaymentGateway(
            GatewaySettings settings, LoopResources loops, UnaryOperator<HttpClient> instrumentation) {
        this.settings = settings;
        connections = ConnectionProvider.builder("payment-module")
                .maxConnections(CONNECTIONS_MAX)
                .pendingAcquireTimeout(settings.connectTimeout())
                .maxIdleTime(IDLE_MAX)
                .build();
        http = instrumentation.apply(HttpClient.create(connections)
                .baseUrl(settings.url().toString())
                .runOn(loops)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis())));
        breaker = CircuitBreaker.of(
                "payment module",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(BREAKER_WINDOW)
                        .minimumNumberOfCalls(BREAKER_CALLS_MIN)
                        .failureRateThreshold(BREAKER_FAILURES_PERCENT_MAX)
                        .waitDurationInOpenState(settings.circuitOpenTime())
                        .permittedNumberOfCallsInHalfOpenState(BREAKER_TRIAL_CALLS)
                        .ignoreException(HttpPaymentGateway::isNoFaultOfTheModule)
                        .build());
    }

    @Override
    public Mono<CaptureReply> capture(Capture capture) {
        CaptureRequest captureRequest =
                new CaptureRequest(capture.amount().value(), capture.token().value());
        return call(
                HttpMethod.PUT,
                path(capture.paymentId()),
                captureRequest,
                PaymentState.class,
                HttpPaymentGateway::reply);
    }

    @Override
    public Mono<CaptureState> find(PaymentId paymentId) {
        return call(HttpMethod.GET, path(paymentId), null, PaymentState.class, HttpPaymentGateway::finding);
    }

    @Override
    public Mono<CaptureResult> voidCapture(PaymentId paymentId) {
        return call(HttpMethod.DELETE, path(paymentId), null, PaymentState.class, HttpPaymentGateway::verdict);
    }

    @Override
    public Mono<RefundReply> refund(Refund refund) {
        String path = path(refund.paymentId()) + "/refunds/" + refund.refundId().value();
        return call(
                HttpMethod.PUT,
                path,
                new RefundRequest(refund.amount().value()),
                RefundState.class,
                state -> reply(state, refund.amount()));
    }

    @Override
    public void close() {
        connections.dispose();
    }

    private static String path(PaymentId paymentId) {
        return "/v1/payments/" + paymentId.value();
    }

    private static CaptureReply reply(PaymentState state) {
        return state.verdict().<CaptureReply>map(CaptureReply.Decided::new).orElseGet(() -> {
            if (state.status() == Status.IN_PROGRESS) {
                return new CaptureReply.Accepted();
            }
            throw unexpected(state);
        });
    }

    private static CaptureResult verdict(PaymentState state) {
        return state.verdict().orElseThrow(() -> unexpected(state));
    }

    private static CaptureState finding(PaymentState state) {
        return state.verdict()
                .<CaptureState>map(CaptureState.Decided::new)
                .orElseGet(() -> state.status() == Status.IN_PROGRESS
                        ? new CaptureState.InProgress()
                        : new CaptureState.Unknown());
    }

    private static RefundReply reply(RefundState state, Points requested) {
        return switch (state.status()) {
            case REFUNDED ->
                Objects.equals(state.amount(), requested.value())
                        ? new RefundReply.Refunded()
                        : new RefundReply.Refused(
                                "it has refunded %s instead of %d".formatted(state.amount(), requested.value()));
            case REFUSED -> new RefundReply.Refused(Objects.requireNonNullElse(state.reason(), "no reason given"));
        };
    }

    private <T, R> Mono<R> call(
            HttpMethod method, String path, @Nullable Object content, Class<T> type, Function<T, R> mapping) {
        return Mono.defer(() -> send(method, path, content == null ? NO_BODY : json.writeValueAsBytes(content)))
                .map(body -> mapping.apply(json.readValue(body, type)))
                .timeout(settings.responseTimeout())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .retryWhen(Retry.backoff(settings.retriesMax(), RETRY_PAUSE_MIN)
                        .maxBackoff(RETRY_PAUSE_MAX)
                        .jitter(JITTER)
                        .filter(HttpPaymentGateway::isTransient)
                        .onRetryExhaustedThrow((_, retries) -> retries.failure()))
                .onErrorMap(error -> !(error instanceof GatewayUnavailable), HttpPaymentGateway::unavailable);
    }

    private Mono<byte[]> send(HttpMethod method, String path, byte[] body) {
        String signature = settings.signatures().sign(RequestText.of(method.name(), path, body));
        return http.headers(headers -> headers.set(Signatures.HEADER, signature)
                        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON))
                .request(method)
                .uri(path)
                .send(ByteBufMono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) -> bodyOf(response, content, signature));
    }

    private Mono<byte[]> bodyOf(HttpClientResponse response, ByteBufMono body, String requestSignature) {
        int status = response.status().code();
        return status / 100 == 2
                ? body.asByteArray().defaultIfEmpty(NO_BODY).map(bytes -> verified(response, bytes, requestSignature))
                : Mono.error(new ErrorStatus(status));
    }

    private byte[] verified(HttpClientResponse response, byte[] body, String requestSignature) {
        Signatures.Result result = settings.signatures()
                .verify(response.responseHeaders().get(Signatures.HEADER), ResponseText.of(requestSignature, body));
        if (result != Signatures.Result.GENUINE) {
            throw new GatewayUnavailable("its response is not signed for the request");
        }
        return body;
    }

    /** {@return whether the call did not reach the module, or the module rejected it alone} */
    private static boolean isNoFaultOfTheModule(Throwable error) {
        return switch (error) {
            case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ -> true;
            case ErrorStatus status -> !status.isTransient();
            default -> false;
        };
    }

    /** {@return whether a retry may succeed} */
    private static boolean isTransient(Throwable error) {
        return error instanceof IOException || (error instanceof ErrorStatus status && status.isTransient());
    }

    private static GatewayUnavailable unavailable(Throwable error) {
        return switch (error) {
            case CallNotPermittedException _ -> new GatewayUnavailable("the circuit breaker is open", error);
            case TimeoutException _ -> new GatewayUnavailable("it did not respond in time", error);
            case JacksonException _ -> new GatewayUnavailable("its response is unreadable", error);
            default -> new GatewayUnavailable(String.valueOf(error.getMessage()), error);
        };
    }

    private static GatewayUnavailable unexpected(PaymentState state) {
        return new GatewayUnavailable("it responded " + state.status());
    }

    /** A response with an error status. */
    private static final class ErrorStatus extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        ErrorStatus(int status) {
            super("it responded with status " + status);
            this.status = status;
        }

        boolean isTransient() {
            return status >= 500 || status == 429;
        }
    }
}
