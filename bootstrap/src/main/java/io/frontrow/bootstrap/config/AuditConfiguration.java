package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.PostgresLedgerChecks;
import io.frontrow.adapter.postgres.PostgresLedgerSeals;
import io.frontrow.adapter.redis.audit.RedisQueueChecks;
import io.frontrow.audit.RunAudit;
import io.frontrow.audit.SealLedger;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.QueueChecks;
import io.frontrow.audit.usecase.RunAuditUseCase;
import io.frontrow.audit.usecase.SealLedgerUseCase;
import io.frontrow.bootstrap.settings.AuditProperties;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.port.Leases;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** Puts the audit together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
public class AuditConfiguration {

    @Bean
    LedgerChecks ledgerChecks(DatabaseClient client) {
        return new PostgresLedgerChecks(client);
    }

    @Bean
    QueueChecks queueChecks(ReactiveStringRedisTemplate redis) {
        return new RedisQueueChecks(redis);
    }

    @Bean
    SealLedger sealLedger(Leases leases, DatabaseClient client) {
        return new SealLedgerUseCase(leases, new PostgresLedgerSeals(client));
    }

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
}
