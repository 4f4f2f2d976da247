package io.frontrow.bootstrap.jobs;

import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.shared.port.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Audits now and then, on one instance, which tells what it found last as metrics: one for each invariant. What is broken is
 * logged every time.
 */
final class AuditJob {

    private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);
    private static final String LEASE = "audit";

    private final RunAudit audit;
    private final Leases leases;
    private final Duration term;
    private final MultiGauge violations;
    private boolean started;

    /** @param rest between two audits */
    AuditJob(RunAudit audit, Leases leases, Duration rest, MeterRegistry registry) {
        this.audit = audit;
        this.leases = leases;
        term = rest.multipliedBy(3);
        violations = MultiGauge.builder("frontrow.audit.violations")
                .description("What breaks an invariant")
                .register(registry);
    }

    /** Audits, unless another instance does. Not at the start, when the other jobs still have to catch up. @return 0 */
    Mono<Long> run() {
        if (!started) {
            started = true;
            return Mono.just(0L);
        }
        return leases.acquire(LEASE, term)
                .flatMap(acquired -> acquired ? audit.run() : Mono.just(new AuditReport(List.of())))
                .doOnNext(this::tell)
                .thenReturn(0L);
    }

    private void tell(AuditReport report) {
        violations.register(report.checks().stream().map(AuditJob::row).toList(), true);
        report.checks().stream().filter(check -> !check.isOk()).forEach(AuditJob::log);
    }

    private static MultiGauge.Row<?> row(AuditCheck check) {
        return MultiGauge.Row.of(
                Tags.of("invariant", String.valueOf(check.invariant().number())),
                check.violations().size());
    }

    private static void log(AuditCheck check) {
        LOG.error(
                "Invariant {} is broken: {}. Cases: {}, the first: {}",
                check.invariant().number(),
                check.invariant().title(),
                check.violations().size(),
                check.violations().getFirst());
    }
}
