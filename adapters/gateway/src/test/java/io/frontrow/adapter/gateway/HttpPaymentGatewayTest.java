package io.frontrow.adapter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.gateway.Signatures.Result;
import io.frontrow.adapter.gateway.sandbox.PaymentSandbox;
import io.frontrow.adapter.gateway.sandbox.SandboxSettings;
import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult.Captured;
import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.PaymentGateway.Capture;
import io.frontrow.payment.port.PaymentGateway.CaptureReply;
import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.payment.port.PaymentGateway.RefundReply;
import io.frontrow.payment.port.PaymentGatewayContract;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.model.Points;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** The client against the sandbox, and against modules that misbehave, over real HTTP. */
class HttpPaymentGatewayTest extends PaymentGatewayContract {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration TIMEOUT = Duration.ofSeconds(8);
    private static final Duration CIRCUIT_OPEN_TIME = Duration.ofSeconds(2);
    private static final Signatures SIGNATURES =
            new Signatures("a secret of tests, long enough to sign with", Clock.systemUTC());
    private static final LoopResources LOOPS = LoopResources.create("gateway-test", 2, true);
    private static final PaymentSandbox SANDBOX =
            PaymentSandbox.open(new SandboxSettings(SIGNATURES, SOON.dividedBy(2), SOON.multipliedBy(2)), LOOPS);
    private static final List<CallbackMessage> CALLBACKS = new CopyOnWriteArrayList<>();
    private static final DisposableServer LISTENER = HttpServer.create()
            .runOn(LOOPS)
            .host("127.0.0.1")
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asByteArray()
                    .flatMap(body -> {
                        assertThat(SIGNATURES.verify(request.requestHeaders().get(Signatures.HEADER), body))
                                .isEqualTo(Result.GENUINE);
                        CALLBACKS.add(
                                new tools.jackson.databind.json.JsonMapper().readValue(body, CallbackMessage.class));
                        return response.status(204).send();
                    }))
            .bindNow();

    @AutoClose
    private final HttpPaymentGateway gateway =
            new HttpPaymentGateway(settings(SANDBOX.url()), LOOPS, UnaryOperator.identity());

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    protected PaymentGateway gateway() {
        return gateway;
    }

    @BeforeEach
    void listen() {
        SANDBOX.callBackAt(URI.create("http://127.0.0.1:" + LISTENER.port() + "/"));
    }

    @AfterAll
    static void close() {
        LISTENER.disposeNow();
        SANDBOX.close();
        LOOPS.dispose();
    }

    @Test
    void waitsForASlowResponse() {
        assertThat(get(gateway.capture(aCapture("tok_slow")))).isInstanceOf(CaptureReply.Decided.class);
    }

    @Test
    void capturesASlowCardEvenIfTheClientDisconnects() {
        Capture capture = aCapture("tok_slow");

        gateway.capture(capture).subscribe().dispose();
        gateway.capture(capture).onErrorComplete().subscribe();

        await().until(() -> get(gateway.find(capture.paymentId())) instanceof PaymentGateway.CaptureState.Decided);
    }

    @Test
    void timesOutWhenTheModuleCapturesWithoutAResponse() {
        Capture capture = aCapture("tok_silent");
        GatewaySettings settings = new GatewaySettings(SANDBOX.url(), SIGNATURES, TIMEOUT, SOON, 2, CIRCUIT_OPEN_TIME);

        try (HttpPaymentGateway impatient = new HttpPaymentGateway(settings, LOOPS, UnaryOperator.identity())) {
            await().until(() -> errorOf(impatient.capture(capture)).contains("in time"));
        }

        assertThat(get(gateway.find(capture.paymentId())))
                .isInstanceOfSatisfying(
                        PaymentGateway.CaptureState.Decided.class,
                        found -> assertThat(found.verdict()).isInstanceOf(Captured.class));
    }

    @Test
    void callsBackTwice() {
        Capture capture = aCapture("tok_twice");

        assertThat(get(gateway.capture(capture))).isInstanceOf(CaptureReply.Decided.class);

        await().untilAsserted(() -> assertThat(callbacksOf(capture)).hasSize(2));
        assertThat(callbacksOf(capture).getFirst())
                .isEqualTo(callbacksOf(capture).getLast());
    }

    @Test
    void callsBackLate() {
        Capture capture = aCapture("tok_late");

        assertThat(get(gateway.capture(capture))).isEqualTo(new CaptureReply.Accepted());
        assertThat(callbacksOf(capture)).isEmpty();

        await().untilAsserted(() -> assertThat(callbacksOf(capture))
                .extracting(CallbackMessage::status)
                .containsExactly(PaymentState.Status.CAPTURED));
    }

    @Test
    void callsBackWhenALatePaymentWasCanceled() {
        Capture capture = aCapture("tok_late");
        get(gateway.capture(capture));
        get(gateway.voidCapture(capture.paymentId()));

        await().untilAsserted(() -> assertThat(callbacksOf(capture))
                .extracting(CallbackMessage::status)
                .containsExactly(PaymentState.Status.CANCELED));
    }

    @Test
    void callsBackEarly() {
        Capture capture = aCapture("tok_early");

        get(gateway.capture(capture));

        assertThat(callbacksOf(capture)).hasSize(1);
    }

    @Test
    void retriesAfterAServerError() {
        try (Misbehaving module = new Misbehaving(503, 503, 200)) {
            assertThat(get(module.gateway.find(aCapture("tok_ok").paymentId())))
                    .isEqualTo(new PaymentGateway.CaptureState.Unknown());
        }
        assertThat(calls).hasValue(3);
    }

    @Test
    void doesNotRetryAClientError() {
        try (Misbehaving module = new Misbehaving(401, 200)) {
            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() -> get(module.gateway.find(aCapture("tok_ok").paymentId())))
                    .withMessageContaining("401");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void reportsTheAmountThatTheModuleNames() {
        try (Misbehaving module = new Misbehaving(200)) {
            module.body = "{\"status\": \"CAPTURED\", \"chargeId\": \"charge\", \"amount\": 7}";

            assertThat(get(module.gateway.capture(aCapture("tok_ok"))))
                    .isEqualTo(new CaptureReply.Decided(new Captured(new CaptureId("charge"), new Points(7))));
        }
    }

    @Test
    void rejectsACaptureWithoutAnAmount() {
        try (Misbehaving module = new Misbehaving(200)) {
            module.body = "{\"status\": \"CAPTURED\", \"chargeId\": \"charge\"}";

            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() -> get(module.gateway.capture(aCapture("tok_ok"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"amount\": 1"})
    void takesARefundOfAnotherAmountAsRefused(String amount) {
        Refund refund = new Refund(new RefundId(UUID.randomUUID()), new PaymentId(UUID.randomUUID()), new Points(2));
        try (Misbehaving module = new Misbehaving(200)) {
            module.body = "{\"status\": \"REFUNDED\"" + amount + "}";

            assertThat(get(module.gateway.refund(refund))).isInstanceOf(RefundReply.Refused.class);
        }
    }

    @Test
    void rejectsAResponseWithoutABody() {
        try (Misbehaving module = new Misbehaving(204)) {
            assertThatExceptionOfType(GatewayUnavailable.class)
                    .isThrownBy(() ->
                            get(module.gateway.voidCapture(aCapture("tok_ok").paymentId())));
        }
    }

    @Test
    void rejectsAResponseThatIsNotSignedForTheRequest() {
        Signatures forger = new Signatures("some other secret, just as long as that one", Clock.systemUTC());
        try (Misbehaving module = new Misbehaving(200)) {
            String genuine = module.signature("t=1,v1=00");
            List<UnaryOperator<String>> signings = List.of(
                    _ -> "",
                    _ -> genuine,
                    request -> request,
                    request -> forger.sign(ResponseText.of(request, module.body.getBytes(UTF_8))),
                    request -> SIGNATURES.sign(ResponseText.of(request, "{}".getBytes(UTF_8))));
            for (UnaryOperator<String> signing : signings) {
                module.signing = signing;
                assertThat(errorOf(module.gateway.find(aCapture("tok_ok").paymentId())))
                        .contains("not signed for the request");
            }
        }
    }

    @Test
    void opensTheCircuitAfterManyFailuresAndClosesItAfterRecovery() {
        try (Misbehaving module = new Misbehaving(500)) {
            PaymentId paymentId = aCapture("tok_ok").paymentId();
            await().pollInterval(Duration.ZERO)
                    .pollDelay(Duration.ZERO)
                    .until(() -> errorOf(module.gateway.find(paymentId)).contains("circuit breaker is open"));
            int before = calls.get();
            assertThat(errorOf(module.gateway.find(paymentId))).contains("circuit breaker is open");
            assertThat(calls).hasValue(before);

            module.recover();
            await().ignoreExceptions().until(() -> get(module.gateway.find(paymentId)), _ -> true);
        }
    }

    @Test
    void keepsTheCircuitClosedWhenItsConnectionsAreUsedUp() {
        GatewaySettings settings = new GatewaySettings(SANDBOX.url(), SIGNATURES, SOON, TIMEOUT, 0, CIRCUIT_OPEN_TIME);
        try (HttpPaymentGateway crowded = new HttpPaymentGateway(settings, LOOPS, UnaryOperator.identity())) {
            List<String> outcomes = Flux.range(0, 6 * HttpPaymentGateway.CONNECTIONS_MAX)
                    .flatMap(_ -> outcomeOf(crowded.capture(aCapture("tok_slow"))), Integer.MAX_VALUE)
                    .collectList()
                    .blockOptional(Duration.ofSeconds(20))
                    .orElseThrow();

            assertThat(outcomes).anyMatch(it -> it.contains("unavailable")).noneMatch(it -> it.contains("circuit"));
        }
    }

    @Test
    void keepsTheCircuitClosedAfterManyClientErrors() {
        try (Misbehaving module = new Misbehaving(404)) {
            PaymentId paymentId = aCapture("tok_ok").paymentId();
            for (int i = 0; i < 60; i++) {
                assertThat(errorOf(module.gateway.find(paymentId))).contains("404");
            }
        }
    }

    @Test
    void rejectsARequestWithAnotherSecret() {
        Signatures other = new Signatures("some other secret, just as long as that one", Clock.systemUTC());
        GatewaySettings settings = new GatewaySettings(SANDBOX.url(), other, TIMEOUT, TIMEOUT, 0, CIRCUIT_OPEN_TIME);

        assertThat(errorOf(new HttpPaymentGateway(settings, LOOPS, UnaryOperator.identity())
                        .find(aCapture("tok_ok").paymentId())))
                .contains("401");
    }

    @Test
    void hidesTheCardToken() {
        Capture capture = aCapture("tok_ok");

        assertThat(capture.toString()).doesNotContain("tok_ok");
        assertThat(new CaptureRequest(1, "tok_ok").toString()).doesNotContain("tok_ok");
    }

    private static String errorOf(Mono<?> call) {
        return outcomeOf(call).blockOptional(Duration.ofSeconds(10)).orElseThrow();
    }

    private static Mono<String> outcomeOf(Mono<?> call) {
        return call.map(String::valueOf).onErrorResume(error -> Mono.just(String.valueOf(error.getMessage())));
    }

    private static GatewaySettings settings(URI url) {
        return new GatewaySettings(url, SIGNATURES, TIMEOUT, TIMEOUT, 2, CIRCUIT_OPEN_TIME);
    }

    private static Capture aCapture(String token) {
        return new Capture(new PaymentId(UUID.randomUUID()), new Points(50_000), new CardToken(token));
    }

    private static List<CallbackMessage> callbacksOf(Capture capture) {
        return CALLBACKS.stream()
                .filter(it -> it.paymentId().equals(capture.paymentId().value()))
                .toList();
    }

    /** A module that responds with these statuses in order, and keeps repeating the last one. */
    private final class Misbehaving implements AutoCloseable {

        private final DisposableServer server;
        private final HttpPaymentGateway gateway;
        private volatile int[] statuses;
        private volatile String body = "{\"status\": \"UNKNOWN\"}";
        private volatile UnaryOperator<String> signing = this::signature;

        Misbehaving(int... statuses) {
            this.statuses = statuses;
            server = HttpServer.create()
                    .runOn(LOOPS)
                    .host("127.0.0.1")
                    .handle((request, response) -> response.status(next())
                            .header(
                                    Signatures.HEADER,
                                    signing.apply(String.valueOf(
                                            request.requestHeaders().get(Signatures.HEADER))))
                            .sendByteArray(Mono.just(body.getBytes(UTF_8))))
                    .bindNow();
            gateway = new HttpPaymentGateway(
                    settings(URI.create("http://127.0.0.1:" + server.port())), LOOPS, UnaryOperator.identity());
        }

        private String signature(String requestSignature) {
            return SIGNATURES.sign(ResponseText.of(requestSignature, body.getBytes(UTF_8)));
        }

        void recover() {
            statuses = new int[] {200};
        }

        private int next() {
            return statuses[Math.min(calls.getAndIncrement(), statuses.length - 1)];
        }

        @Override
        public void close() {
            gateway.close();
            server.disposeNow();
        }
    }
}
