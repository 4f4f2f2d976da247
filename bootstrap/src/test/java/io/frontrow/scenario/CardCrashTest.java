package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowProcess;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.PausablePaymentModule;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Kills the application with a payment by card between every two of its steps, and starts it again. */
@Timeout(120)
class CardCrashTest {

    /** The payment module has not received the capture. */
    private static final String BEFORE_CAPTURE = PausablePaymentModule.BEFORE_CAPTURE;

    /** The payment module has captured and not responded. */
    private static final String CAPTURED = "tok_captured";

    /** As before, and the reservation expires before the application is back. */
    private static final String TOO_LATE = "tok_too_late";

    /** The payment module has responded and the payment is not settled. */
    private static final String UNSETTLED = "tok_unsettled";

    /** The payment is settled and its client has no response. */
    private static final String SETTLED = "tok_settled";

    private static final List<String> CARDS = List.of(BEFORE_CAPTURE, CAPTURED, TOO_LATE, UNSETTLED, SETTLED);
    private static final Duration RECONCILED_WITHIN = Duration.ofSeconds(20);

    @AutoClose
    private final PausablePaymentModule module = new PausablePaymentModule();

    private final Stores stores = Stores.ofTests();

    @AutoClose
    private final TcpProxy postgres = TcpProxy.to(stores.postgresHost(), stores.postgresPort());

    @AutoClose
    private final TcpProxy redis = TcpProxy.to(TestRedis.host(), TestRedis.port());

    private final Stores behindProxies = stores.through(postgres.port(), redis.port());

    /** Another instance without a payment module, which accepts no cards and settles nothing. */
    @AutoClose
    private final FrontrowServer other = FrontrowServer.start(
            stores, "--frontrow.gateway.sandbox.enabled=false", "--frontrow.gateway.reconcile-delay=60s");

    @AutoClose
    private final FrontrowProcess frontrow = FrontrowProcess.start(behindProxies, settings());

    private final TestSystem system = TestSystem.of(stores, other);
    private final Concert concert = system.concert();
    private final Map<String, Buyer> buyers =
            CARDS.stream().collect(Collectors.toMap(Function.identity(), this::aBuyer));

    @Test
    @DisplayName("S2-8 After a kill at any step of a payment by card, the restarted application settles the payment")
    void settlesPaymentsInProgress() {
        buyer(BEFORE_CAPTURE)
                .looking
                .paysByCard(buyer(BEFORE_CAPTURE).reservationId, "tok_ok")
                .refused(400, "invalid-request");
        List<CompletableFuture<HttpReply>> replies = CARDS.stream()
                .map(card -> CompletableFuture.supplyAsync(() -> buyer(card).pays(), Thread::startVirtualThread))
                .toList();
        await().until(() -> CARDS.stream().allMatch(module::isPaused));

        killAtEveryStep();

        assertThat(replies).allMatch(reply -> isLost(reply));
        system.timeMachine().endReservation(concert, buyer(TOO_LATE).reservationId);
        Stream.of(postgres, redis).forEach(CardCrashTest::dropCommandsInProgress);
        system.timeMachine().makePaymentsOverdue();
        try (FrontrowServer _ = FrontrowServer.start(behindProxies, settingsOfTheSamePort())) {
            assertEveryPaymentIsSettled();
        }
        system.operator().findsNothingWrong();
    }

    private void assertEveryPaymentIsSettled() {
        awaitEnd(BEFORE_CAPTURE, "FAIL", "NOT_CHARGED");
        awaitEnd(CAPTURED, "SUCCESS", null);
        awaitEnd(TOO_LATE, "FAIL", "RESERVATION_EXPIRED");
        awaitEnd(UNSETTLED, "SUCCESS", null);
        awaitEnd(SETTLED, "SUCCESS", null);
        await().until(() -> module.refundedOf(buyer(TOO_LATE).paymentId()) == Performance.PRICE);
        module.resume(BEFORE_CAPTURE);
        assertThat(module.hasCaptured(buyer(BEFORE_CAPTURE).paymentId())).isFalse();

        assertThat(buyer(SETTLED).pays().expect(201).text("status")).isEqualTo("SUCCESS");
        HttpReply reply = buyer(CAPTURED).pays().expect(201);
        assertThat(reply.text("status")).isEqualTo("PENDING");
        assertThat(buyer(CAPTURED).pays().expect(201).body()).isEqualTo(reply.body());
        await().atMost(RECONCILED_WITHIN)
                .untilAsserted(() -> buyer(SETTLED).looking.looksAtQueue().refused(410, "queue-token-gone"));
    }

    private String[] settings() {
        return new String[] {
            "--frontrow.gateway.url=" + module.url(),
            "--frontrow.gateway.reply-timeout=10s",
            "--frontrow.gateway.response-timeout=9500ms",
            "--frontrow.gateway.overdue-after=11s",
            FrontrowServer.IMPATIENT_WITH_REDIS
        };
    }

    private String[] settingsOfTheSamePort() {
        return Stream.concat(
                        Stream.of(settings()),
                        Stream.of("--server.port=" + frontrow.address().getPort()))
                .toArray(String[]::new);
    }

    private void killAtEveryStep() {
        redis.stall();
        module.resume(SETTLED);
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> buyer(SETTLED).payment().path("status").asString().equals("SUCCESS"));
        postgres.stall();
        module.resume(UNSETTLED);
        await().until(() -> module.hasCompleted(UNSETTLED));
        frontrow.kill();
    }

    /** Otherwise commands of the killed application would still reach the store. */
    private static void dropCommandsInProgress(TcpProxy proxy) {
        proxy.disconnect();
        proxy.restore();
    }

    private static boolean isLost(CompletableFuture<HttpReply> reply) {
        await().until(reply::isDone);
        return reply.isCompletedExceptionally();
    }

    private void awaitEnd(String card, String status, @Nullable String failure) {
        await().atMost(RECONCILED_WITHIN)
                .untilAsserted(
                        () -> assertThat(buyer(card).payment().path("status").asString())
                                .as(card)
                                .isEqualTo(status));
        assertThat(buyer(card).payment().path("failure").asString(null))
                .as(card)
                .isEqualTo(failure);
    }

    private Buyer aBuyer(String card) {
        TestUser user = system.user().admitInto(concert);
        return new Buyer(
                user.at(frontrow.address()), user, user.reserved(concert.performance(), 1 + CARDS.indexOf(card)), card);
    }

    private Buyer buyer(String card) {
        return Objects.requireNonNull(buyers.get(card));
    }

    /** A user who pays at the application that is killed, and reads the result from the other one. */
    private record Buyer(TestUser user, TestUser looking, UUID reservationId, String card) {

        HttpReply pays() {
            return user.paysByCard(reservationId, card, "key");
        }

        JsonNode payment() {
            return looking.payments().expect(200).items().getFirst();
        }

        UUID paymentId() {
            return UUID.fromString(payment().path("paymentId").asString());
        }
    }
}
