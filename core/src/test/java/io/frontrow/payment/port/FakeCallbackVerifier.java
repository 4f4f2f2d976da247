package io.frontrow.payment.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frontrow.payment.model.Callback;
import io.frontrow.payment.model.CallbackId;
import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult.Captured;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.model.Points;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Callbacks that accept a plain text as their signature, and read every message as a captured payment. */
public final class FakeCallbackVerifier implements CallbackVerifier {

    private static final Pattern AMOUNT = Pattern.compile("\"amount\": ?([0-9]+)");
    private static final Pattern PAYMENT_ID = Pattern.compile("\"paymentId\": ?\"([0-9a-f-]{36})\"");

    @Override
    public Verification verify(@Nullable String signature, byte[] body) {
        return switch (signature) {
            case "genuine" -> parse(new String(body, UTF_8));
            case "stale" -> new Verification.Stale();
            case null, default -> new Verification.Unsigned();
        };
    }

    private static Verification parse(String text) {
        Matcher matcher = PAYMENT_ID.matcher(text);
        Matcher amount = AMOUNT.matcher(text);
        if (!matcher.find() || !amount.find()) {
            return new Verification.Unreadable();
        }
        return new Verification.Genuine(new Callback(
                new CallbackId("callback of " + matcher.group(1)),
                new PaymentId(UUID.fromString(matcher.group(1))),
                new Captured(new CaptureId("capture"), new Points(Long.parseLong(amount.group(1))))));
    }
}
