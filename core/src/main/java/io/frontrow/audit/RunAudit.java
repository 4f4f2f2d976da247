package io.frontrow.audit;

import io.frontrow.audit.model.AuditReport;
import reactor.core.publisher.Mono;

/** Checks now that nothing is oversold, lost or overtaken. */
public interface RunAudit {

    Mono<AuditReport> run();
}
