package io.frontrow.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.bootstrap.settings.GatewayProperties.RefundBackoff;
import io.frontrow.bootstrap.settings.GatewayProperties.Sandbox;
import io.frontrow.queue.model.QueueRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PropertiesTest {

    private static final String KEY = "frontrow.tokens.signing-key=" + "k".repeat(32);

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(AllProperties.class)
            .withPropertyValues(KEY);

    @Test
    void haveSafeDefaults() {
        context.run(started -> {
            assertThat(started.getBean(SeatProperties.class))
                    .isEqualTo(new SeatProperties(Duration.ofMinutes(5), 4, 600));
            assertThat(started.getBean(JobProperties.class)).isEqualTo(jobs(Duration.ofSeconds(1)));
            assertThat(started.getBean(PostgresProperties.class)).isEqualTo(new PostgresProperties(true));
            assertThat(started.getBean(QueueProperties.class))
                    .isEqualTo(new QueueProperties(120, Duration.ofSeconds(15)));
            assertThat(started.getBean(EventProperties.class))
                    .isEqualTo(new EventProperties("frontrow:events", 100_000, Duration.ofMillis(500)));
            assertThat(started.getBean(AuditProperties.class)).isEqualTo(new AuditProperties(Duration.ofMinutes(5)));
            assertThat(started.getBean(HttpProperties.class))
                    .isEqualTo(new HttpProperties(
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(20),
                            20_000,
                            5_000,
                            false,
                            List.of(),
                            Duration.ofSeconds(10)));
            assertThat(started.getBean(GatewayProperties.class))
                    .isEqualTo(new GatewayProperties(
                            null,
                            null,
                            false,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(4_500),
                            2,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(15),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(1),
                            new RefundBackoff(Duration.ofSeconds(5), Duration.ofMinutes(10)),
                            new Sandbox(false, Duration.ofSeconds(3), Duration.ofSeconds(10))));
            TokenProperties tokens = started.getBean(TokenProperties.class);
            assertThat(tokens.signing().accessFor()).isEqualTo(Duration.ofMinutes(15));
            assertThat(tokens.signing().issuer()).isEqualTo("frontrow");
            assertThat(tokens.refreshTokenLifetime()).isEqualTo(Duration.ofDays(14));
            assertThat(started.getBean(AccountProperties.class).signUpsPerMinute())
                    .isEqualTo(600);
        });
    }

    @Test
    void treatABlankPreviousKeyAsAbsent() {
        context.withPropertyValues("frontrow.tokens.previous-signing-key=")
                .run(started -> assertThat(
                                started.getBean(TokenProperties.class).signing().previousSigningKey())
                        .isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frontrow.seats.hold-duration=0s",
                "frontrow.seats.hold-duration=301s",
                "frontrow.seats.max-per-user=0",
                "frontrow.seats.reads-per-minute=0",
                "frontrow.seats.reads-per-minute=100001",
                "frontrow.jobs.admission-delay=0ms",
                "frontrow.jobs.full-admission-delay=9ms",
                "frontrow.jobs.expire-reservations-delay=60001ms",
                "frontrow.jobs.purge-holds-delay=-1ms",
                "frontrow.jobs.metrics-delay=0ms",
                "frontrow.jobs.evict-idle-delay=5ms",
                "frontrow.postgres.batching=perhaps",
                "frontrow.tokens.issuer= ",
                "frontrow.accounts.sign-ups-per-minute=-1",
                "frontrow.accounts.sign-ups-per-minute=1000001",
                "frontrow.queue.joins-per-minute=0",
                "frontrow.queue.joins-per-minute=100001",
                "frontrow.queue.recovery-grace=-1s",
                "frontrow.queue.recovery-grace=301s",
                "frontrow.events.stream-key= ",
                "frontrow.events.stream-entries-max=999",
                "frontrow.events.relay-delay=0ms",
                "frontrow.audit.delay=0s",
                "frontrow.http.request-head-timeout=0s",
                "frontrow.http.request-body-timeout=0s",
                "frontrow.http.request-body-idle-timeout=61s",
                "frontrow.http.write-timeout=0s",
                "frontrow.http.allowed-origins=tickets.example",
                "frontrow.http.allowed-origins=https://tickets.example,https://other.example/",
                "frontrow.gateway.url=http://module.example",
                "frontrow.gateway.secret=short",
                "frontrow.gateway.reply-timeout=15s",
                "frontrow.gateway.retries=-1",
                "frontrow.gateway.refund-backoff.initial=0ms",
                "frontrow.gateway.refund-backoff.max=25h",
                "frontrow.gateway.sandbox.late-callback-delay=-1ms",
                "frontrow.tokens.access-token-lifetime=1s",
                "frontrow.tokens.refresh-token-lifetime=1s",
                "frontrow.tokens.signing-key= "
            })
    void rejectWhatIsOutOfBounds(String setting) {
        context.withPropertyValues(setting).run(started -> assertThat(started).hasFailed());
    }

    @Test
    void treatAPauseOfMoreThanThreeEvictionDelaysAsAnOutage() {
        assertThat(jobs(Duration.ofSeconds(1)).queueRules()).isEqualTo(new QueueRules(Duration.ofSeconds(5)));
        assertThat(jobs(Duration.ofSeconds(10)).queueRules()).isEqualTo(new QueueRules(Duration.ofSeconds(30)));
    }

    @Test
    void acceptAPaymentModuleByUrlAndSecretAndHideTheSecret() {
        String secret = "s".repeat(32);
        context.withPropertyValues("frontrow.gateway.url=https://module.example", "frontrow.gateway.secret=" + secret)
                .run(started -> assertThat(
                                started.getBean(GatewayProperties.class).toString())
                        .contains("https://module.example")
                        .doesNotContain(secret));
        context.withPropertyValues("frontrow.gateway.url=ftp://module.example", "frontrow.gateway.secret=" + secret)
                .run(started -> assertThat(started).hasFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "http://module.example, false, false",
        "http://10.0.0.7:9000, false, false",
        "http://127.example, false, false",
        "http://module.example, true, true",
        "http://127.0.0.1:9000, false, true",
        "http://localhost:9000, false, true",
        "http://[::1]:9000, false, true",
        "https://module.example, false, true"
    })
    void acceptAnUnencryptedPaymentModuleOnlyOnThisMachine(String url, boolean allowed, boolean accepted) {
        context.withPropertyValues(
                        "frontrow.gateway.url=" + url,
                        "frontrow.gateway.secret=" + "s".repeat(32),
                        "frontrow.gateway.allow-plain-http=" + allowed)
                .run(started -> assertThat(started.getStartupFailure() == null).isEqualTo(accepted));
    }

    @Test
    void acceptCardsOnlyWithAPaymentModuleOrTheSandbox() {
        context.run(started -> assertThat(acceptsCards(started.getBean(GatewayProperties.class)))
                .isFalse());
        context.withPropertyValues("frontrow.gateway.sandbox.enabled=true")
                .run(started -> assertThat(acceptsCards(started.getBean(GatewayProperties.class)))
                        .isTrue());
        context.withPropertyValues(
                        "frontrow.gateway.url=https://module.example", "frontrow.gateway.secret=" + "s".repeat(32))
                .run(started -> assertThat(acceptsCards(started.getBean(GatewayProperties.class)))
                        .isTrue());
    }

    @Test
    void acceptSeveralOrigins() {
        context.withPropertyValues("frontrow.http.allowed-origins=https://tickets.example,http://localhost:3000")
                .run(started -> assertThat(
                                started.getBean(HttpProperties.class).cors().allowedOrigins())
                        .containsExactly("https://tickets.example", "http://localhost:3000"));
    }

    @Test
    void hideTheKey() {
        context.run(started ->
                assertThat(started.getBean(TokenProperties.class)).asString().doesNotContain("kkk"));
    }

    private static boolean acceptsCards(GatewayProperties gateway) {
        return gateway.cardRules().accepted();
    }

    private static JobProperties jobs(Duration evictIdleDelay) {
        Duration second = Duration.ofSeconds(1);
        Duration fiveSeconds = Duration.ofSeconds(5);
        return new JobProperties(Duration.ofMillis(200), second, second, fiveSeconds, evictIdleDelay, fiveSeconds);
    }

    @EnableConfigurationProperties({
        SeatProperties.class,
        JobProperties.class,
        AccountProperties.class,
        QueueProperties.class,
        PostgresProperties.class,
        EventProperties.class,
        AuditProperties.class,
        HttpProperties.class,
        TokenProperties.class,
        GatewayProperties.class
    })
    static class AllProperties {}
}
