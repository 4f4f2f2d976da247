package io.frontrow.audit;

import io.frontrow.audit.model.AuditReport;
import reactor.core.publisher.Mono;

/** Checks all invariants now. */
public interface RunAudit {

    Mono<AuditReport> run();
}
