package io.frontrow.adapter.gateway.sandbox;

import io.frontrow.adapter.gateway.CallbackMessage;
import io.frontrow.adapter.gateway.CaptureRequest;
import io.frontrow.adapter.gateway.PaymentState;
import io.frontrow.adapter.gateway.RefundRequest;
import io.frontrow.adapter.gateway.RefundState;
import io.frontrow.adapter.gateway.RequestText;
import io.frontrow.adapter.gateway.ResponseText;
import io.frontrow.adapter.gateway.Signatures;
import io.frontrow.adapter.gateway.Signatures.Result;
import io.frontrow.payment.model.CaptureResult.Reason;
import io.frontrow.shared.RunToCompletion;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.resources.LoopResources;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment module for development, on a port of the loopback interface. It moves no money, and loses its payments
 * when it is closed.
 */
public final class PaymentSandbox implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PaymentSandbox.class.getName());

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PAYMENT = "/v1/payments/{paymentId}";
    private static final String REFUND = PAYMENT + "/refunds/{refundId}";
    private static final byte[] NO_BODY = {};
    private static final int CALLBACK_RETRIES_MAX = 3;
    private static final Duration CALLBACK_PAUSE = Duration.ofMillis(200);

    private final SandboxSettings settings;
    private final SandboxPayments payments = new SandboxPayments();
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http;
    private final DisposableServer server;
    private volatile @Nullable URI callbacks;

    /** {@return the card tokens that the sandbox knows} */
    public static List<String> cardTokens() {
        return Arrays.stream(SandboxCard.values()).map(SandboxCard::token).toList();
    }

    private PaymentSandbox(SandboxSettings settings, LoopResources loops) {
        this.settings = settings;
        http = HttpClient.newConnection().runOn(loops);
        server = HttpServer.create()
                .runOn(loops)
                .host(LOOPBACK)
                .port(0)
                .route(this::route)
                .bindNow();
    }

    /**
     * Opens a sandbox.
     *
     * @param loops the event loops of its server and client
     */
    public static PaymentSandbox open(SandboxSettings settings, LoopResources loops) {
        return new PaymentSandbox(settings, loops);
    }

    /** {@return the URL of the sandbox} */
    public URI url() {
        return URI.create("http://" + LOOPBACK + ":" + server.port());
    }

    /** Sends callbacks to this address from now on. */
    public void callBackAt(URI address) {
        callbacks = address;
    }

    private void route(HttpServerRoutes routes) {
        routes.put(PAYMENT, signed(this::capture))
                .get(PAYMENT, signed((request, _) -> Mono.just(payments.find(id(request, "paymentId")))))
                .delete(PAYMENT, signed((request, _) -> Mono.just(payments.cancel(id(request, "paymentId")))))
                .put(REFUND, signed(this::refund));
    }

    /** Accepts signed requests only, and responds in signed JSON. */
    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> signed(
            BiFunction<HttpServerRequest, byte[], Mono<?>> handler) {
        return (request, response) -> request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(NO_BODY)
                .flatMap(body -> isSigned(request, body)
                        ? handler.apply(request, body).flatMap(content -> write(request, response, content))
                        : reject(response, HttpResponseStatus.UNAUTHORIZED))
                .onErrorResume(PaymentSandbox::isBadRequest, _ -> reject(response, HttpResponseStatus.BAD_REQUEST));
    }

    private boolean isSigned(HttpServerRequest request, byte[] body) {
        byte[] text = RequestText.of(request.method().name(), request.uri(), body);
        return settings.signatures().verify(request.requestHeaders().get(Signatures.HEADER), text) == Result.GENUINE;
    }

    private static boolean isBadRequest(Throwable error) {
        return error instanceof IllegalArgumentException || error instanceof JacksonException;
    }

    private Mono<Void> write(HttpServerRequest request, HttpServerResponse response, Object content) {
        byte[] body = json.writeValueAsBytes(content);
        String requestSignature =
                Objects.requireNonNull(request.requestHeaders().get(Signatures.HEADER));
        return response.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .header(Signatures.HEADER, settings.signatures().sign(ResponseText.of(requestSignature, body)))
                .sendByteArray(Mono.just(body))
                .then();
    }

    private static Mono<Void> reject(HttpServerResponse response, HttpResponseStatus status) {
        return response.status(status).send();
    }

    private Mono<PaymentState> capture(HttpServerRequest request, byte[] body) {
        UUID paymentId = id(request, "paymentId");
        CaptureRequest captureRequest = json.readValue(body, CaptureRequest.class);
        SandboxCard card = SandboxCard.of(captureRequest.cardToken());
        if (payments.begin(paymentId)) {
            return play(card, paymentId, captureRequest.amount());
        }
        return card == SandboxCard.SILENT ? Mono.never() : Mono.just(payments.find(paymentId));
    }

    /** Plays the behavior of the card, which continues even if the client disconnects. */
    private Mono<PaymentState> play(SandboxCard card, UUID paymentId, long amount) {
        return switch (card) {
            case OK -> Mono.just(payments.capture(paymentId, amount));
            case DECLINED -> Mono.just(payments.decline(paymentId, Reason.DECLINED));
            case INSUFFICIENT -> Mono.just(payments.decline(paymentId, Reason.INSUFFICIENT));
            case SLOW ->
                RunToCompletion.once(
                        () -> Mono.delay(settings.slowAfter()).map(_ -> payments.capture(paymentId, amount)));
            case SILENT -> {
                payments.capture(paymentId, amount);
                yield Mono.never();
            }
            case TWICE -> {
                PaymentState state = payments.capture(paymentId, amount);
                callBack(paymentId).then(callBack(paymentId)).subscribe();
                yield Mono.just(state);
            }
            case LATE -> {
                Mono.delay(settings.lateAfter())
                        .doOnNext(_ -> payments.capture(paymentId, amount))
                        .then(callBack(paymentId))
                        .subscribe();
                yield Mono.just(payments.find(paymentId));
            }
            case EARLY -> {
                PaymentState state = payments.capture(paymentId, amount);
                yield RunToCompletion.once(() -> callBack(paymentId).thenReturn(state));
            }
        };
    }

    private Mono<RefundState> refund(HttpServerRequest request, byte[] body) {
        RefundRequest refundRequest = json.readValue(body, RefundRequest.class);
        return Mono.just(payments.refund(id(request, "paymentId"), id(request, "refundId"), refundRequest.amount()));
    }

    /** Sends the state of the payment at that time. Every delivery sends the same message. */
    private Mono<Void> callBack(UUID paymentId) {
        return Mono.defer(() -> {
            PaymentState state = payments.find(paymentId);
            CallbackMessage message = new CallbackMessage(
                    "callback-of-" + paymentId,
                    paymentId,
                    state.status(),
                    state.chargeId(),
                    state.amount(),
                    state.reason());
            URI address = callbacks;
            return address == null ? Mono.empty() : post(address, json.writeValueAsBytes(message));
        });
    }

    private Mono<Void> post(URI address, byte[] body) {
        return Mono.defer(() -> http.headers(headers -> headers.set(
                                        Signatures.HEADER, settings.signatures().sign(body))
                                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON))
                        .post()
                        .uri(address)
                        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                        .responseSingle((response, _) -> response.status().code() < 500
                                ? Mono.<Void>empty()
                                : Mono.error(new IllegalStateException(
                                        "the response to the callback was " + response.status()))))
                .retryWhen(Retry.backoff(CALLBACK_RETRIES_MAX, CALLBACK_PAUSE))
                .onErrorResume(error -> {
                    LOG.log(Level.WARNING, "The sandbox of the payment module could not call back", error);
                    return Mono.empty();
                });
    }

    private static UUID id(HttpServerRequest request, String name) {
        return UUID.fromString(Objects.requireNonNull(request.param(name)));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
