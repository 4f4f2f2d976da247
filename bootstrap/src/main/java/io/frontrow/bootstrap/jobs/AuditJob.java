package io.frontrow.bootstrap.jobs;

import io.frontrow.adapter.postgres.sql.SeparateConnections;
import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.bootstrap.metrics.Metric;
import io.frontrow.shared.port.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/**
 * Audits on one instance, which publishes what its last audit found as metrics, one for each invariant. Each audit
 * logs the invariants that are violated.
 */
final class AuditJob {

    private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);
    private static final String NAME = "audit";

    private final RunAudit audit;
    private final Leases leases;
    private final Duration delay;
    private final MeterRegistry registry;
    private final MultiGauge violations;

    /**
     * Registers the metrics.
     *
     * @param delay the time between two audits, and before the first
     */
    AuditJob(RunAudit audit, Leases leases, Duration delay, MeterRegistry registry) {
        this.audit = audit;
        this.leases = leases;
        this.delay = delay;
        this.registry = registry;
        violations = MultiGauge.builder(Metric.AUDIT_VIOLATIONS.id())
                .description(Metric.AUDIT_VIOLATIONS.description())
                .register(registry);
    }

    /** {@return the job; its first run is delayed, since the other jobs have to catch up after a start} */
    Job job() {
        return new Job(NAME, delay, delay, this::run, registry, Level.INFO);
    }

    /**
     * Audits, unless another instance holds the lease. An audit is dear, so it takes no connections of buyers.
     *
     * @return 0, since no item is processed
     */
    private Mono<Long> run() {
        return leases.acquire(NAME, delay.multipliedBy(3))
                .flatMap(acquired -> acquired ? audit.run() : Mono.just(new AuditReport(List.of())))
                .doOnNext(this::publish)
                .thenReturn(0L)
                .contextWrite(SeparateConnections::ofOperator);
    }

    private void publish(AuditReport report) {
        violations.register(report.checks().stream().map(AuditJob::row).toList(), true);
        report.checks().stream().filter(check -> !check.isOk()).forEach(AuditJob::log);
    }

    private static MultiGauge.Row<?> row(AuditCheck check) {
        return MultiGauge.Row.of(
                Metric.AUDIT_VIOLATIONS.tagged(String.valueOf(check.invariant().number())),
                check.violations().size());
    }

    private static void log(AuditCheck check) {
        LOG.error(
                "Invariant {} is violated: {}. Violations: {}, the first: {}",
                check.invariant().number(),
                check.invariant().title(),
                check.violations().size(),
                check.violations().getFirst());
    }
}
