package io.frontrow.scenario.harness;

import io.frontrow.adapter.gateway.CaptureRequest;
import io.frontrow.adapter.gateway.PaymentState;
import io.frontrow.adapter.gateway.PaymentState.Status;
import io.frontrow.adapter.gateway.RefundRequest;
import io.frontrow.adapter.gateway.RefundState;
import io.frontrow.adapter.gateway.ResponseText;
import io.frontrow.adapter.gateway.Signatures;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment module that pauses within each capture, before it is made or before the response is sent, until it is
 * resumed. It completes a capture that it has begun even if the client has disconnected.
 */
public final class PausablePaymentModule implements AutoCloseable {

    /** A card whose capture pauses before it is made; all others pause before the response. */
    public static final String BEFORE_CAPTURE = "tok_before_capture";

    private static final Signatures SIGNATURES = new Signatures(FrontrowServer.GATEWAY_SECRET, Clock.systemUTC());

    private static final String PAYMENT = "/v1/payments/{paymentId}";

    private final JsonMapper json = new JsonMapper();
    private final Map<UUID, PaymentState> payments = new ConcurrentHashMap<>();
    private final Map<UUID, Long> refunded = new ConcurrentHashMap<>();
    private final Map<String, Sinks.Empty<Void>> gates = new ConcurrentHashMap<>();
    private final Map<String, UUID> arrived = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").route(this::route).bindNow();

    /** {@return the address at which the module listens} */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Whether the capture of that card is paused. */
    public boolean isPaused(String card) {
        return arrived.containsKey(card);
    }

    /** Resumes the capture of that card. */
    public void resume(String card) {
        gate(card).tryEmitEmpty().orThrow();
    }

    /** Whether the capture of that card has completed. */
    public boolean hasCompleted(String card) {
        return done.contains(card);
    }

    public boolean hasCaptured(UUID paymentId) {
        return Objects.requireNonNull(payments.get(paymentId)).status() == Status.CAPTURED;
    }

    /** The points of the payment that the module has refunded. */
    public long refundedOf(UUID paymentId) {
        return refunded.getOrDefault(paymentId, 0L);
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private void route(HttpServerRoutes routes) {
        routes.put(PAYMENT, this::capture)
                .get(
                        PAYMENT,
                        (request, response) ->
                                write(request, response, payments.getOrDefault(id(request), PaymentState.UNKNOWN)))
                .delete(
                        PAYMENT,
                        (request, response) -> write(request, response, end(id(request), PaymentState.CANCELED)))
                .put(PAYMENT + "/refunds/{refundId}", this::refund);
    }

    private Publisher<Void> capture(HttpServerRequest request, HttpServerResponse response) {
        UUID paymentId = id(request);
        return request.receive().aggregate().asByteArray().flatMap(body -> {
            CaptureRequest capture = json.readValue(body, CaptureRequest.class);
            String card = capture.cardToken();
            Mono<PaymentState> reply = reply(card, paymentId, capture.amount()).cache();
            reply.subscribe();
            arrived.put(card, paymentId);
            return reply.flatMap(state -> write(request, response, state));
        });
    }

    private Mono<PaymentState> reply(String card, UUID paymentId, long amount) {
        Mono<PaymentState> capture =
                Mono.fromSupplier(() -> end(paymentId, PaymentState.captured("capture-of-" + paymentId, amount)));
        Mono<Void> resumed = gate(card).asMono();
        Mono<PaymentState> reply =
                card.equals(BEFORE_CAPTURE) ? resumed.then(capture) : capture.delayUntil(_ -> resumed);
        return reply.doOnNext(_ -> done.add(card));
    }

    /** Ends a payment that has not ended. {@return the state in which it has ended} */
    private PaymentState end(UUID paymentId, PaymentState state) {
        payments.putIfAbsent(paymentId, state);
        return Objects.requireNonNull(payments.get(paymentId));
    }

    private Publisher<Void> refund(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asByteArray().flatMap(body -> {
            long amount = json.readValue(body, RefundRequest.class).amount();
            refunded.merge(id(request), amount, Long::sum);
            return write(request, response, RefundState.refunded(amount));
        });
    }

    private Mono<Void> write(HttpServerRequest request, HttpServerResponse response, Object reply) {
        byte[] body = json.writeValueAsBytes(reply);
        String requestSignature =
                Objects.requireNonNull(request.requestHeaders().get(Signatures.HEADER));
        return response.header(Signatures.HEADER, SIGNATURES.sign(ResponseText.of(requestSignature, body)))
                .sendByteArray(Mono.just(body))
                .then();
    }

    private Sinks.Empty<Void> gate(String card) {
        return gates.computeIfAbsent(card, _ -> Sinks.empty());
    }

    private static UUID id(HttpServerRequest request) {
        return UUID.fromString(Objects.requireNonNull(request.param("paymentId")));
    }
}
