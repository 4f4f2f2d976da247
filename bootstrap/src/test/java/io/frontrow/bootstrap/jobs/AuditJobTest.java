package io.frontrow.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.sql.SeparateConnections;
import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.audit.model.Invariant;
import io.frontrow.shared.TestClock;
import io.frontrow.shared.port.InMemoryLeases;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

@ExtendWith(OutputCaptureExtension.class)
class AuditJobTest {

    private static final Duration DELAY = Duration.ofMinutes(5);

    private final TestClock clock = new TestClock();
    private final InMemoryLeases leases = new InMemoryLeases(clock);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicReference<List<String>> broken = new AtomicReference<>(List.of());
    private final AtomicReference<ContextView> context = new AtomicReference<>(Context.empty());
    private final RunAudit audit = () -> Mono.deferContextual(current -> {
        runs.incrementAndGet();
        context.set(current);
        return Mono.just(new AuditReport(List.of(
                new AuditCheck(Invariant.TRANSFERS_BALANCE, List.of()),
                new AuditCheck(Invariant.WALLETS_ADD_UP, broken.get()))));
    });

    @Test
    void publishesTheViolationsOfEachInvariantAndLogsNothingWhileThereAreNone(CapturedOutput log) {
        run(job("one", registry));

        assertThat(violations(registry, 3)).isZero();
        assertThat(violations(registry, 4)).isZero();
        assertThat(log.getAll()).isEmpty();
    }

    @Test
    void takesTheConnectionsOfOperators() {
        run(job("one", registry));

        assertThat(context.get().stream())
                .containsAll(
                        SeparateConnections.ofOperator(Context.empty()).stream().toList());
    }

    @Test
    void logsViolatedInvariants(CapturedOutput log) {
        Job audit = job("one", registry);
        broken.set(List.of("account 7: 5 instead of 3", "account 8: 0 instead of 1"));
        run(audit);

        assertThat(violations(registry, 4)).isEqualTo(2);
        assertThat(log)
                .containsOnlyOnce("ERROR")
                .contains("Invariant 4 is violated: " + Invariant.WALLETS_ADD_UP.title()
                        + ". Violations: 2, the first: account 7");

        broken.set(List.of());
        run(audit);
        assertThat(violations(registry, 4)).isZero();
    }

    @Test
    void leavesTheOtherJobsTimeAtTheStart() {
        StepVerifier.withVirtualTime(() -> job("one", registry).runs().take(1))
                .expectSubscription()
                .expectNoEvent(DELAY)
                .expectNext(0L)
                .verifyComplete();
        assertThat(runs).hasValue(1);
    }

    @Test
    void runsOnOneInstanceAtATime() {
        MeterRegistry others = new SimpleMeterRegistry();
        Job first = job("one", registry);
        Job second = job("two", others);
        run(first);
        run(second);
        assertThat(runs).hasValue(1);

        clock.turn(DELAY.multipliedBy(3));
        run(second);
        run(first);

        assertThat(runs).hasValue(2);
        assertThat(violations(others, 3)).isZero();
        assertThat(registry.find("frontrow.audit.violations").meters())
                .as("the results of the previous holder of the lease")
                .isEmpty();
    }

    private Job job(String instance, MeterRegistry meters) {
        return new AuditJob(audit, leases.of(instance), DELAY, meters).job();
    }

    private static void run(Job audit) {
        StepVerifier.withVirtualTime(() -> audit.runs().take(1))
                .thenAwait(DELAY)
                .expectNext(0L)
                .verifyComplete();
    }

    private static double violations(MeterRegistry meters, int invariant) {
        return meters.get("frontrow.audit.violations")
                .tag("invariant", String.valueOf(invariant))
                .gauge()
                .value();
    }
}
