package io.frontrow.adapter.gateway.sandbox;

import io.frontrow.adapter.gateway.CallbackMessage;
import io.frontrow.adapter.gateway.ChargeOrder;
import io.frontrow.adapter.gateway.PaymentState;
import io.frontrow.adapter.gateway.RefundOrder;
import io.frontrow.adapter.gateway.RefundState;
import io.frontrow.adapter.gateway.RequestText;
import io.frontrow.adapter.gateway.Signatures;
import io.frontrow.adapter.gateway.Signatures.Finding;
import io.frontrow.payment.model.CardVerdict.Reason;
import io.frontrow.shared.RunToCompletion;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
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

/** A payment module on a port of this machine that nobody else reaches. It moves no money and forgets all when it ends. */
public final class PaymentSandbox implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PaymentSandbox.class.getName());

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PAYMENT = "/v1/payments/{paymentId}";
    private static final String REFUND = PAYMENT + "/refunds/{refundId}";
    private static final byte[] NOTHING = {};
    private static final int CALLBACK_RETRIES_MAX = 3;
    private static final Duration CALLBACK_PAUSE = Duration.ofMillis(200);

    private final SandboxSettings settings;
    private final SandboxBooks books = new SandboxBooks();
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http;
    private final DisposableServer server;
    private volatile @Nullable URI callbacks;

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
     * @param loops the threads that it runs on
     */
    public static PaymentSandbox open(SandboxSettings settings, LoopResources loops) {
        return new PaymentSandbox(settings, loops);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://" + LOOPBACK + ":" + server.port());
    }

    /** Calls back there from now on. */
    public void callBackAt(URI address) {
        callbacks = address;
    }

    private void route(HttpServerRoutes routes) {
        routes.put(PAYMENT, signed(this::charge))
                .get(PAYMENT, signed((request, _) -> Mono.just(books.find(id(request, "paymentId")))))
                .delete(PAYMENT, signed((request, _) -> Mono.just(books.cancel(id(request, "paymentId")))))
                .put(REFUND, signed(this::refund));
    }

    /** Answers signed requests in JSON. */
    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> signed(
            BiFunction<HttpServerRequest, byte[], Mono<?>> handler) {
        return (request, response) -> request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(NOTHING)
                .flatMap(body -> isSigned(request, body)
                        ? handler.apply(request, body).flatMap(answer -> write(response, answer))
                        : refuse(response, HttpResponseStatus.UNAUTHORIZED))
                .onErrorResume(PaymentSandbox::isOfRequest, _ -> refuse(response, HttpResponseStatus.BAD_REQUEST));
    }

    private boolean isSigned(HttpServerRequest request, byte[] body) {
        byte[] text = RequestText.of(request.method().name(), request.uri(), body);
        return settings.signatures().check(request.requestHeaders().get(Signatures.HEADER), text) == Finding.GENUINE;
    }

    private static boolean isOfRequest(Throwable fault) {
        return fault instanceof IllegalArgumentException || fault instanceof JacksonException;
    }

    private Mono<Void> write(HttpServerResponse response, Object answer) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .sendByteArray(Mono.just(json.writeValueAsBytes(answer)))
                .then();
    }

    private static Mono<Void> refuse(HttpServerResponse response, HttpResponseStatus status) {
        return response.status(status).send();
    }

    private Mono<PaymentState> charge(HttpServerRequest request, byte[] body) {
        UUID paymentId = id(request, "paymentId");
        ChargeOrder order = json.readValue(body, ChargeOrder.class);
        SandboxCard card = SandboxCard.of(order.cardToken());
        if (books.begin(paymentId)) {
            return tell(card, paymentId, order.amount());
        }
        return card == SandboxCard.SILENT ? Mono.never() : Mono.just(books.find(paymentId));
    }

    /** What happens to the card goes on also when nobody waits for the answer. */
    private Mono<PaymentState> tell(SandboxCard card, UUID paymentId, long amount) {
        return switch (card) {
            case OK -> Mono.just(books.capture(paymentId, amount));
            case DECLINED -> Mono.just(books.decline(paymentId, Reason.DECLINED));
            case INSUFFICIENT -> Mono.just(books.decline(paymentId, Reason.INSUFFICIENT));
            case SLOW ->
                RunToCompletion.once(() -> Mono.delay(settings.slowAfter()).map(_ -> books.capture(paymentId, amount)));
            case SILENT -> {
                books.capture(paymentId, amount);
                yield Mono.never();
            }
            case TWICE -> {
                PaymentState state = books.capture(paymentId, amount);
                callBack(paymentId).then(callBack(paymentId)).subscribe();
                yield Mono.just(state);
            }
            case LATE -> {
                Mono.delay(settings.lateAfter())
                        .doOnNext(_ -> books.capture(paymentId, amount))
                        .then(callBack(paymentId))
                        .subscribe();
                yield Mono.just(books.find(paymentId));
            }
            case EARLY -> {
                PaymentState state = books.capture(paymentId, amount);
                yield RunToCompletion.once(() -> callBack(paymentId).thenReturn(state));
            }
        };
    }

    private Mono<RefundState> refund(HttpServerRequest request, byte[] body) {
        RefundOrder order = json.readValue(body, RefundOrder.class);
        return Mono.just(books.refund(id(request, "paymentId"), id(request, "refundId"), order.amount()));
    }

    /** Tells where the payment stands by then. The message is the same when it is sent again. */
    private Mono<Void> callBack(UUID paymentId) {
        return Mono.defer(() -> {
            PaymentState state = books.find(paymentId);
            CallbackMessage message = new CallbackMessage(
                    "callback-of-" + paymentId, paymentId, state.status(), state.chargeId(), state.reason());
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
                                : Mono.error(new IllegalStateException("answered " + response.status()))))
                .retryWhen(Retry.backoff(CALLBACK_RETRIES_MAX, CALLBACK_PAUSE))
                .onErrorResume(fault -> {
                    LOG.log(Level.WARNING, "The sandbox of the payment module could not call back", fault);
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
