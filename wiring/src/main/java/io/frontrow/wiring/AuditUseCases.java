package io.frontrow.wiring;

import io.frontrow.audit.RunAudit;
import io.frontrow.audit.SealLedger;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.LedgerSeals;
import io.frontrow.audit.port.QueueChecks;
import io.frontrow.audit.usecase.RunAuditUseCase;
import io.frontrow.audit.usecase.SealLedgerUseCase;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.port.Leases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of the audit and of the seal of the ledger. */
@Configuration(proxyBeanMethods = false)
public class AuditUseCases {

    @Bean
    RunAudit runAudit(
            LedgerChecks ledger,
            QueueChecks queue,
            WaitingRooms rooms,
            Performances performances,
            SeatHolds holds,
            SeatClaims claims) {
        return new RunAuditUseCase(ledger, queue, rooms, performances, holds, claims);
    }

    @Bean
    SealLedger sealLedger(Leases leases, LedgerSeals seals) {
        return new SealLedgerUseCase(leases, seals);
    }
}
