package io.frontrow.adapter.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.frontrow.payment.port.CallbackVerifier.Verification;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * The entry point for Jazzer. Each input is a signature, or the body of a callback that is really signed. None may be an
 * error, and only a signature that contains the valid one may be accepted.
 */
public final class CallbackFuzzer {

    private static final Signatures SIGNATURES =
            new Signatures("a secret of tests, long enough to sign with", Clock.systemUTC());
    private static final SignedCallbacks CALLBACKS = new SignedCallbacks(SIGNATURES);
    private static final String BODY = """
            {"callbackId": "c", "paymentId": "0190e0a0-0000-7000-8000-000000000000", "status": "CAPTURED",\
             "chargeId": "x", "amount": 1}""";

    private CallbackFuzzer() {}

    /** Called with each input, which replaces a part of a valid text. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        boolean isBody = data.consumeBoolean();
        String valid = isBody ? BODY : SIGNATURES.sign(BODY.getBytes(UTF_8));
        int from = data.consumeInt(0, valid.length());
        int to = data.consumeInt(from, valid.length());
        String text = valid.substring(0, from) + data.consumeRemainingAsString() + valid.substring(to);
        byte[] body = (isBody ? text : BODY).getBytes(UTF_8);
        Verification verification = CALLBACKS.verify(isBody ? SIGNATURES.sign(body) : text, body);
        if (!isBody && verification instanceof Verification.Genuine && !isSigned(text, valid)) {
            throw new AssertionError("accepted: " + text);
        }
    }

    private static boolean isSigned(String text, String valid) {
        return Stream.of(valid.split(",", -1)).allMatch(text::contains);
    }
}
