package io.frontrow.adapter.web.audit;

import io.frontrow.adapter.web.http.ApiResponse;
import io.frontrow.audit.RunAudit;
import io.frontrow.audit.port.LedgerSeals;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Runs the audit for operators. */
@RestController
@RequestMapping(path = "/admin/audit", produces = MediaType.APPLICATION_JSON_VALUE)
final class AuditController {
    private final RunAudit runAudit;
    private final LedgerSeals seals;

    AuditController(RunAudit runAudit, LedgerSeals seals) {
        this.runAudit = runAudit;
        this.seals = seals;
    }

    @GetMapping
    Mono<ApiResponse> run() {
        return Mono.zip(runAudit.run(), seals.last(), (report, seal) -> ApiResponse.ok(AuditResponse.of(report, seal)));
    }
}
