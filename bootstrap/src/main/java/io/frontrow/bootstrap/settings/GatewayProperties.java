package io.frontrow.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frontrow.adapter.gateway.Signatures;
import io.frontrow.bootstrap.startup.Loopback;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.port.CardRefunds.Backoff;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the payment module, which captures and refunds payments by card. Cards are accepted only with a URL or
 * with the sandbox.
 *
 * @param url the URL of the payment module
 * @param secret signs the messages to and from the module; at least 32 bytes, required with a URL
 * @param allowPlainHttp whether the URL may be {@code http://} of another machine, as in a private network
 * @param replyTimeout how long a user waits for the module before the payment is reported as pending, 10 ms … 30 s
 * @param connectTimeout the time within which a connection to the module must be made, 10 ms … 30 s
 * @param responseTimeout the time within which the module must respond, 10 ms … 30 s
 * @param retries the number of immediate retries of a failed call, 0 … 10
 * @param circuitOpenTime how long no call is made after too many calls have failed, 10 ms … 10 min
 * @param overdueAfter the age at which a pending payment is reconciled, up to 50 s and longer than the reply timeout
 * @param reconcileRetryDelay the delay before a payment is reconciled again, 10 ms … 10 min
 * @param reconcileDelay the delay between two runs of the jobs that reconcile payments and refund cards, 10 ms … 1 min
 * @param refundBackoff the delays between the attempts of a refund
 * @param sandbox the built-in payment module for trials
 */
@Validated
@ConfigurationProperties("frontrow.gateway")
public record GatewayProperties(
        @Nullable URI url,
        @Nullable String secret,
        @DefaultValue("false") boolean allowPlainHttp,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration replyTimeout,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration connectTimeout,

        @DefaultValue("4500ms") @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration responseTimeout,

        @DefaultValue("2") @Min(0) @Max(10) int retries,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(minutes = 10)
        Duration circuitOpenTime,

        @DefaultValue("15s") @DurationMin(millis = 10) @DurationMax(seconds = 50)
        Duration overdueAfter,

        @DefaultValue("10s") @DurationMin(millis = 10) @DurationMax(minutes = 10)
        Duration reconcileRetryDelay,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration reconcileDelay,

        @DefaultValue @Valid RefundBackoff refundBackoff,
        @DefaultValue @Valid Sandbox sandbox) {

    /**
     * Delays between the attempts of a refund. They double from attempt to attempt.
     *
     * @param initial the delay after the first attempt, 10 ms … 1 h
     * @param max the longest delay, 10 ms … 24 h
     */
    public record RefundBackoff(
            @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(hours = 1)
            Duration initial,

            @DefaultValue("10m") @DurationMin(millis = 10) @DurationMax(days = 1)
            Duration max) {

        /** {@return these delays as the rule of the core} */
        public Backoff toBackoff() {
            return new Backoff(initial, max);
        }
    }

    /**
     * A payment module inside Frontrow that moves no money.
     *
     * @param enabled whether to use it if no URL is given; for a single instance
     * @param slowResponseDelay the delay before it responds to a payment with {@code tok_slow}, 0 … 1 min
     * @param lateCallbackDelay the delay before it calls back for a payment with {@code tok_late}, 0 … 1 min
     */
    public record Sandbox(
            @DefaultValue("false") boolean enabled,

            @DefaultValue("3s") @DurationMin @DurationMax(minutes = 1)
            Duration slowResponseDelay,

            @DefaultValue("10s") @DurationMin @DurationMax(minutes = 1)
            Duration lateCallbackDelay) {}

    @AssertTrue(message = "overdue-after must be longer than reply-timeout")
    boolean isOverdueAfterReplyTimeout() {
        return overdueAfter.compareTo(replyTimeout) > 0;
    }

    @AssertTrue(message = "the URL of a payment module starts with http:// or https:// and has a host")
    boolean isHttpUrl() {
        return url == null
                || (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())));
    }

    @AssertTrue(
            message = "the URL of a payment module on another machine starts with https://,"
                    + " unless allow-plain-http is true")
    boolean isEncrypted() {
        return url == null || allowPlainHttp || !"http".equals(url.getScheme()) || Loopback.names(url.getHost());
    }

    @AssertTrue(message = "a payment module needs a secret of at least 32 bytes, the same on every instance")
    boolean isSecretLongEnough() {
        return secret == null ? url == null : secret.getBytes(UTF_8).length >= Signatures.SECRET_BYTES_MIN;
    }

    /** {@return these settings as the rules of the core} */
    public CardRules cardRules() {
        return new CardRules(url != null || sandbox.enabled(), replyTimeout, overdueAfter, reconcileRetryDelay);
    }

    /** Contains no secret. */
    @Override
    public String toString() {
        return "GatewayProperties[" + url + "]";
    }
}
