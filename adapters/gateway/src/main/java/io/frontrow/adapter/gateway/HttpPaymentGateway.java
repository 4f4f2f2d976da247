package io.frontrow.adapter.gateway;

import io.frontrow.adapter.gateway.PaymentState.Status;
import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway;
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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payment module over HTTP, see docs/card-payments.md. Requests are signed over method, path and body. A call that fails
 * is made again after a pause with jitter, since the module knows a call again by its ids; one that is not answered in time
 * is left to whoever asks later. While too many calls fail the module is left alone.
 */
public final class HttpPaymentGateway implements PaymentGateway, AutoCloseable {

    private static final byte[] NOTHING = {};

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);
    private static final double JITTER = 0.5;

    private static final int CONNECTIONS_MAX = 100;
    private static final Duration IDLE_AT_MOST = Duration.ofSeconds(20);

    private static final int CALLS_LOOKED_AT = 50;
    private static final int CALLS_TO_JUDGE_BY = 20;
    private static final float FAILURES_PERCENT_MAX = 50;
    private static final int TRIALS = 3;

    private final GatewaySettings settings;
    private final ConnectionProvider connections;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final JsonMapper json = new JsonMapper();

    /**
     * Calls the module.
     *
     * @param loops the threads that the calls run on
     */
    public HttpPaymentGateway(GatewaySettings settings, LoopResources loops) {
        this.settings = settings;
        connections = ConnectionProvider.builder("payment-module")
                .maxConnections(CONNECTIONS_MAX)
                .pendingAcquireTimeout(settings.connectWithin())
                .maxIdleTime(IDLE_AT_MOST)
                .build();
        http = HttpClient.create(connections)
                .baseUrl(settings.url().toString())
                .runOn(loops)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectWithin().toMillis()));
        breaker = CircuitBreaker.of(
                "payment module",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_LOOKED_AT)
                        .minimumNumberOfCalls(CALLS_TO_JUDGE_BY)
                        .failureRateThreshold(FAILURES_PERCENT_MAX)
                        .waitDurationInOpenState(settings.restFor())
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .build());
    }

    @Override
    public Mono<ChargeAnswer> charge(Charge charge) {
        ChargeOrder order =
                new ChargeOrder(charge.amount().value(), charge.token().value());
        return call(HttpMethod.PUT, path(charge.paymentId()), order, PaymentState.class, HttpPaymentGateway::answer);
    }

    @Override
    public Mono<Finding> find(PaymentId paymentId) {
        return call(HttpMethod.GET, path(paymentId), null, PaymentState.class, HttpPaymentGateway::finding);
    }

    @Override
    public Mono<CardVerdict> cancel(PaymentId paymentId) {
        return call(HttpMethod.DELETE, path(paymentId), null, PaymentState.class, HttpPaymentGateway::verdict);
    }

    @Override
    public Mono<RefundAnswer> refund(Refund refund) {
        String path = path(refund.paymentId()) + "/refunds/" + refund.refundId().value();
        return call(
                HttpMethod.PUT,
                path,
                new RefundOrder(refund.amount().value()),
                RefundState.class,
                HttpPaymentGateway::answer);
    }

    @Override
    public void close() {
        connections.dispose();
    }

    private static String path(PaymentId paymentId) {
        return "/v1/payments/" + paymentId.value();
    }

    private static ChargeAnswer answer(PaymentState state) {
        return state.verdict().<ChargeAnswer>map(ChargeAnswer.Decided::new).orElseGet(() -> {
            if (state.status() == Status.IN_PROGRESS) {
                return new ChargeAnswer.Accepted();
            }
            throw unexpected(state);
        });
    }

    private static CardVerdict verdict(PaymentState state) {
        return state.verdict().orElseThrow(() -> unexpected(state));
    }

    private static Finding finding(PaymentState state) {
        return state.verdict()
                .<Finding>map(Finding.Decided::new)
                .orElseGet(
                        () -> state.status() == Status.IN_PROGRESS ? new Finding.InProgress() : new Finding.Unknown());
    }

    private static RefundAnswer answer(RefundState state) {
        return switch (state.status()) {
            case REFUNDED -> new RefundAnswer.Refunded();
            case REFUSED -> new RefundAnswer.Refused(Objects.requireNonNullElse(state.reason(), "no reason given"));
        };
    }

    private <T, R> Mono<R> call(
            HttpMethod method, String path, @Nullable Object content, Class<T> type, Function<T, R> reading) {
        return Mono.defer(() -> send(method, path, content == null ? NOTHING : json.writeValueAsBytes(content)))
                .map(body -> reading.apply(json.readValue(body, type)))
                .timeout(settings.answerWithin())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .retryWhen(Retry.backoff(settings.retriesMax(), FIRST_PAUSE)
                        .maxBackoff(PAUSE_MAX)
                        .jitter(JITTER)
                        .filter(HttpPaymentGateway::mayPass)
                        .onRetryExhaustedThrow((_, retries) -> retries.failure()))
                .onErrorMap(fault -> !(fault instanceof GatewayUnavailable), HttpPaymentGateway::unavailable);
    }

    private Mono<byte[]> send(HttpMethod method, String path, byte[] body) {
        String signature = settings.signatures().sign(RequestText.of(method.name(), path, body));
        return http.headers(headers -> headers.set(Signatures.HEADER, signature)
                        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON))
                .request(method)
                .uri(path)
                .send(ByteBufMono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle(HttpPaymentGateway::bodyOf);
    }

    private static Mono<byte[]> bodyOf(HttpClientResponse response, ByteBufMono body) {
        int status = response.status().code();
        if (status / 100 == 2) {
            return body.asByteArray().defaultIfEmpty(NOTHING);
        }
        return Mono.error(new StatusFault(status));
    }

    /** Whether trying again soon makes sense. */
    private static boolean mayPass(Throwable fault) {
        return fault instanceof IOException || (fault instanceof StatusFault status && status.isOfServer());
    }

    private static GatewayUnavailable unavailable(Throwable fault) {
        return switch (fault) {
            case CallNotPermittedException _ -> new GatewayUnavailable("it is left alone after many faults", fault);
            case TimeoutException _ -> new GatewayUnavailable("it did not answer in time", fault);
            case JacksonException _ -> new GatewayUnavailable("it answered something unreadable", fault);
            default -> new GatewayUnavailable(String.valueOf(fault.getMessage()), fault);
        };
    }

    private static GatewayUnavailable unexpected(PaymentState state) {
        return new GatewayUnavailable("it answered " + state.status());
    }

    /** An answer that is none. */
    private static final class StatusFault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        StatusFault(int status) {
            super("it answered with status " + status);
            this.status = status;
        }

        boolean isOfServer() {
            return status >= 500 || status == 429;
        }
    }
}
