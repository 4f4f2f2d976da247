package io.frontrow.adapter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.frontrow.adapter.gateway.Signatures.Result;
import io.frontrow.payment.model.CallbackId;
import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult.Captured;
import io.frontrow.payment.model.CaptureResult.Reason;
import io.frontrow.payment.port.CallbackVerifier.Verification;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.model.Points;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Signatures and signed callbacks. */
class SignaturesTest {

    private static final String PAYMENT = "\"paymentId\": \"0190e0a0-0000-7000-8000-000000000000\"";
    private static final String SECRET = "a secret of tests, long enough to sign with";

    private final TestClock clock = new TestClock();
    private final Signatures signatures = new Signatures(SECRET, clock);
    private final UUID paymentId = UUID.randomUUID();
    private final byte[] body = new JsonMapper()
            .writeValueAsBytes(Map.of(
                    "callbackId",
                    "callback-1",
                    "paymentId",
                    paymentId,
                    "status",
                    "CAPTURED",
                    "chargeId",
                    "charge-1",
                    "amount",
                    50_000));

    @Test
    void acceptsACallbackThatWasJustSigned() {
        Verification.Genuine read = (Verification.Genuine) read(signatures.sign(body), body);

        assertThat(read.callback().callbackId()).isEqualTo(new CallbackId("callback-1"));
        assertThat(read.callback().paymentId().value()).isEqualTo(paymentId);
        assertThat(read.callback().verdict()).isEqualTo(new Captured(new CaptureId("charge-1"), new Points(50_000)));
    }

    @Test
    void signsAsDocumented() {
        Clock fixed = Clock.fixed(Instant.ofEpochSecond(1_796_122_500), ZoneOffset.UTC);

        // printf '1796122500.{"a":1}' | openssl dgst -sha256 -hmac "$SECRET"
        assertThat(new Signatures(SECRET, fixed).sign("{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo("t=1796122500,v1=8d42f00b65cfa9e87eb798a31b878e7873f69f9a6f4b1f620d1af7518525dd40");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "garbled",
                "t=,v1=",
                "t=now,v1=00",
                "v1=00",
                "t=1796122500",
                "t=1796122500,v1=",
                "t=1796122500,t=1796122501,v1=00",
                "t=9223372036854775807,v1=00"
            })
    void rejectsAMissingOrInvalidSignature(@Nullable String header) {
        assertThat(read(header, body)).isEqualTo(new Verification.Unsigned());
    }

    @Test
    void rejectsAnotherBodyTimeOrSecret() {
        String signature = signatures.sign(body);
        byte[] cut = Arrays.copyOf(body, body.length - 1);
        String forged = new Signatures("some other secret, just as long as that one", clock).sign(body);

        assertThat(read(signature, cut)).isEqualTo(new Verification.Unsigned());
        assertThat(read(signature, new byte[0])).isEqualTo(new Verification.Unsigned());
        assertThat(read(forged, body)).isEqualTo(new Verification.Unsigned());
        assertThat(read(signature.replaceFirst("t=\\d+", "t=1"), body)).isEqualTo(new Verification.Unsigned());
    }

    @Test
    void acceptsOneMatchOfSeveralSignatures() {
        assertThat(signatures.verify(signatures.sign(body) + ",v1=00", body)).isEqualTo(Result.GENUINE);
    }

    @Test
    void acceptsASignatureForFiveMinutes() {
        String signature = signatures.sign(body);

        clock.turn(Signatures.TOLERANCE);
        assertThat(read(signature, body)).isInstanceOf(Verification.Genuine.class);
        clock.turn(Duration.ofSeconds(1));
        assertThat(read(signature, body)).isEqualTo(new Verification.Stale());
        clock.turn(Signatures.TOLERANCE.multipliedBy(-2).minusSeconds(3));
        assertThat(read(signature, body)).as("ahead of time").isEqualTo(new Verification.Stale());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"callbackId\": \"c\", \"status\": \"CAPTURED\", \"chargeId\": \"x\", \"amount\": 1}",
                "{\"callbackId\": \"c\", \"paymentId\": \"x\", \"status\": \"CAPTURED\", \"chargeId\": \"x\", \"amount\": 1}",
                "{\"callbackId\": \"c\", " + PAYMENT + ", \"status\": \"CAPTURED\", \"amount\": 1}",
                "{\"callbackId\": \"c\", " + PAYMENT + ", \"status\": \"CAPTURED\", \"chargeId\": \"x\"}",
                "{\"callbackId\": \"c\", " + PAYMENT
                        + ", \"status\": \"CAPTURED\", \"chargeId\": \"x\", \"amount\": -1}",
                "{\"callbackId\": \"c\", " + PAYMENT + ", \"status\": \"UNKNOWN\"}",
                "{\"callbackId\": \"c\", " + PAYMENT + ", \"status\": \"LOST\"}",
                "{\"callbackId\": \"\", " + PAYMENT + ", \"status\": \"CANCELED\"}",
                "{" + PAYMENT + ", \"status\": \"CANCELED\"}"
            })
    void reportsAnInvalidBodyAsUnreadable(String text) {
        byte[] odd = text.getBytes(UTF_8);

        assertThat(read(signatures.sign(odd), odd)).isEqualTo(new Verification.Unreadable());
    }

    @Test
    void readsEveryFinalStatus() {
        assertThat(PaymentState.declined(Reason.INSUFFICIENT).verdict()).isPresent();
        assertThat(PaymentState.CANCELED.verdict()).isPresent();
        assertThat(PaymentState.IN_PROGRESS.verdict()).isEmpty();
    }

    @Test
    void requiresALongSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Signatures("x".repeat(31), clock));
    }

    private Verification read(@Nullable String signature, byte[] message) {
        return new SignedCallbacks(signatures).verify(signature, message);
    }
}
