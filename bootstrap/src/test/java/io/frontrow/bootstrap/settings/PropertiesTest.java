package io.frontrow.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            assertThat(started.getBean(SeatProperties.class)).isEqualTo(new SeatProperties(300, 4));
            assertThat(started.getBean(JobProperties.class))
                    .isEqualTo(new JobProperties(200, 1000, 1000, 1000, 1000, 5000));
            assertThat(started.getBean(PostgresProperties.class)).isEqualTo(new PostgresProperties(true));
            assertThat(started.getBean(QueueProperties.class)).isEqualTo(new QueueProperties(120, 15));
            assertThat(started.getBean(EventProperties.class))
                    .isEqualTo(new EventProperties("frontrow:events", 100_000, 200));
            assertThat(started.getBean(AuditProperties.class)).isEqualTo(new AuditProperties(300));
            assertThat(started.getBean(HttpProperties.class)).isEqualTo(new HttpProperties(30, 5, 10, 30));
            TokenProperties tokens = started.getBean(TokenProperties.class);
            assertThat(tokens.signing().accessFor()).isEqualTo(Duration.ofMinutes(15));
            assertThat(tokens.refreshFor()).isEqualTo(Duration.ofDays(14));
        });
    }

    @Test
    void takeABlankPreviousKeyForNone() {
        context.withPropertyValues("frontrow.tokens.previous-signing-key=")
                .run(started -> assertThat(
                                started.getBean(TokenProperties.class).signing().previousSigningKey())
                        .isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frontrow.seats.hold-seconds=0",
                "frontrow.seats.hold-seconds=301",
                "frontrow.seats.max-per-user=0",
                "frontrow.jobs.admission-millis=0",
                "frontrow.jobs.expiry-millis=60001",
                "frontrow.jobs.tidy-millis=-1",
                "frontrow.jobs.metrics-millis=0",
                "frontrow.jobs.sweep-millis=5",
                "frontrow.postgres.batching=perhaps",
                "frontrow.queue.joins-per-minute=0",
                "frontrow.queue.joins-per-minute=100001",
                "frontrow.queue.grace-seconds=-1",
                "frontrow.queue.grace-seconds=301",
                "frontrow.events.stream-key= ",
                "frontrow.events.stream-entries-max=999",
                "frontrow.events.relay-millis=0",
                "frontrow.audit.rest-seconds=0",
                "frontrow.http.head-seconds=0",
                "frontrow.http.body-seconds=0",
                "frontrow.http.body-silence-seconds=61",
                "frontrow.http.unread-seconds=0",
                "frontrow.gateway.url=http://module.example",
                "frontrow.gateway.secret=short",
                "frontrow.gateway.wait-millis=15000",
                "frontrow.gateway.retries=-1",
                "frontrow.gateway.refund-pause-millis=0",
                "frontrow.tokens.access-seconds=1",
                "frontrow.tokens.refresh-seconds=1",
                "frontrow.tokens.signing-key= "
            })
    void refuseWhatMakesNoSense(String setting) {
        context.withPropertyValues(setting).run(started -> assertThat(started).hasFailed());
    }

    @Test
    void takeAStoreForAwayThatWasNotSweptForThreeRests() {
        assertThat(new JobProperties(200, 1000, 1000, 1000, 1000, 5000).sweepPauseMax())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(new JobProperties(200, 1000, 1000, 1000, 10_000, 5000).sweepPauseMax())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void takeAPaymentModuleByUrlAndSecretAndTellNoSecret() {
        String secret = "s".repeat(32);
        context.withPropertyValues("frontrow.gateway.url=https://module.example", "frontrow.gateway.secret=" + secret)
                .run(started -> assertThat(
                                started.getBean(GatewayProperties.class).toString())
                        .contains("https://module.example")
                        .doesNotContain(secret));
        context.withPropertyValues("frontrow.gateway.url=ftp://module.example", "frontrow.gateway.secret=" + secret)
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void tellNoKey() {
        context.run(started ->
                assertThat(started.getBean(TokenProperties.class)).asString().doesNotContain("kkk"));
    }

    @EnableConfigurationProperties({
        SeatProperties.class,
        JobProperties.class,
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
