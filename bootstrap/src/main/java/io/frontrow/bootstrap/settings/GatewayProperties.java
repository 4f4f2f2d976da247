package io.frontrow.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frontrow.adapter.gateway.Signatures;
import io.frontrow.payment.port.CardRefunds.Pauses;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which payment module charges cards, and how patient we are with it. Without a URL and without the sandbox, cards are not
 * taken.
 *
 * @param url where the module is
 * @param secret signs what we and the module send each other; at least 32 bytes, needed with a URL
 * @param sandbox whether to charge cards of the sandbox, if no URL is given; for one instance that moves no real money
 * @param waitMillis how long a user waits for the module before the payment is told to be pending
 * @param connectMillis how long a connection to the module may take to come about
 * @param answerMillis how long the module may take to answer
 * @param retries how often a call that failed is made again at once
 * @param restMillis how long the module is left alone when too many calls fail
 * @param overdueMillis how long after its order a payment that is still pending is looked into; more than the wait
 * @param againMillis how long after that it is looked into again
 * @param jobMillis how long the jobs that look into payments and refunds rest between two runs
 * @param refundPauseMillis how long after its first attempt a refund is asked for again; doubled from attempt to attempt
 * @param refundPauseMaxMillis up to this
 * @param sandboxSlowMillis after which time the sandbox answers for tok_slow
 * @param sandboxLateMillis after which time the sandbox calls back for tok_late
 */
@Validated
@ConfigurationProperties("frontrow.gateway")
public record GatewayProperties(
        @Nullable URI url,
        @Nullable String secret,
        @DefaultValue("false") boolean sandbox,
        @DefaultValue("5000") @Min(10) @Max(30_000) long waitMillis,
        @DefaultValue("1000") @Min(10) @Max(30_000) long connectMillis,
        @DefaultValue("4500") @Min(10) @Max(30_000) long answerMillis,
        @DefaultValue("2") @Min(0) @Max(10) int retries,
        @DefaultValue("5000") @Min(10) @Max(600_000) long restMillis,
        @DefaultValue("15000") @Min(10) @Max(50_000) long overdueMillis,
        @DefaultValue("10000") @Min(10) @Max(600_000) long againMillis,
        @DefaultValue("1000") @Min(10) @Max(60_000) long jobMillis,
        @DefaultValue("5000") @Min(10) @Max(3_600_000) long refundPauseMillis,
        @DefaultValue("600000") @Min(10) @Max(86_400_000) long refundPauseMaxMillis,
        @DefaultValue("3000") @Min(0) @Max(60_000) long sandboxSlowMillis,
        @DefaultValue("10000") @Min(0) @Max(60_000) long sandboxLateMillis) {

    @AssertTrue(message = "a payment is overdue only after its user has stopped waiting")
    boolean isOverdueAfterTheWait() {
        return overdueMillis > waitMillis;
    }

    @AssertTrue(message = "the URL of a payment module starts with http:// or https:// and has a host")
    boolean isUrlOfHttp() {
        return url == null
                || (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())));
    }

    @AssertTrue(message = "a payment module needs a secret of at least 32 bytes, the same for every instance")
    boolean isSecretLong() {
        return secret == null ? url == null : secret.getBytes(UTF_8).length >= Signatures.SECRET_BYTES_MIN;
    }

    public Duration waitAtMost() {
        return Duration.ofMillis(waitMillis);
    }

    public Duration overdueAfter() {
        return Duration.ofMillis(overdueMillis);
    }

    public Duration again() {
        return Duration.ofMillis(againMillis);
    }

    public Pauses refundPauses() {
        return new Pauses(Duration.ofMillis(refundPauseMillis), Duration.ofMillis(refundPauseMaxMillis));
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "GatewayProperties[" + url + "]";
    }
}
