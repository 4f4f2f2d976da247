package io.frontrow.bootstrap.jobs;

import io.frontrow.audit.RunAudit;
import io.frontrow.audit.SealLedger;
import io.frontrow.bootstrap.metrics.BacklogMetrics;
import io.frontrow.bootstrap.metrics.RoomMetrics;
import io.frontrow.bootstrap.settings.AuditProperties;
import io.frontrow.bootstrap.settings.EventProperties;
import io.frontrow.bootstrap.settings.JobProperties;
import io.frontrow.event.RelayEvents;
import io.frontrow.event.port.Outbox;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.NotePresence;
import io.frontrow.queue.SweepIdle;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.reservation.ExpireReservations;
import io.frontrow.retention.ForgetOldRecords;
import io.frontrow.seat.TidyHolds;
import io.frontrow.shared.port.Leases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Puts the jobs together. Nothing depends on them to be correct: they only tidy up, and let people in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobProperties.class)
public class JobsConfiguration {

    private static final String ADMISSION = "Users admitted";
    private static final Duration PRESENCE_REST = Duration.ofSeconds(1);
    private static final Duration SEAL_REST = Duration.ofSeconds(1);
    private static final Duration RETENTION_REST = Duration.ofMinutes(10);

    private final MeterRegistry registry;

    JobsConfiguration(MeterRegistry registry) {
        this.registry = registry;
    }

    @Bean
    Job admissionJob(AdmitWaiting admission, JobProperties jobs) {
        return job(ADMISSION, jobs.admissionDelay(), admission::admitWhereWaiting);
    }

    /** Finds whom no instance remembers, and ends what has run out where nobody waits. */
    @Bean
    Job roundJob(AdmitWaiting admission, JobProperties jobs) {
        return job(ADMISSION, jobs.fullAdmissionDelay(), admission::admitAll);
    }

    @Bean
    Job expiryJob(ExpireReservations expiry, JobProperties jobs) {
        return job("Reservations expired", jobs.expireReservationsDelay(), expiry::expire);
    }

    @Bean
    Job tidyJob(TidyHolds tidying, JobProperties jobs) {
        return job("Seats whose hold ran out", jobs.purgeHoldsDelay(), tidying::tidy);
    }

    @Bean
    Job metricsJob(WaitingRooms rooms, RoomStatistics statistics, JobProperties jobs) {
        RoomMetrics metrics = new RoomMetrics(rooms, statistics, registry);
        return job("Metrics of waiting rooms", jobs.metricsDelay(), metrics::look);
    }

    @Bean
    Job sweepJob(SweepIdle sweeping, JobProperties jobs) {
        return job("Idle tickets swept", jobs.evictIdleDelay(), sweeping::sweep);
    }

    /** What it writes is nothing to log. */
    @Bean
    Job presenceJob(NotePresence presence) {
        return new Job(
                "Signs of presence", PRESENCE_REST, () -> presence.flush().thenReturn(0L), registry);
    }

    /** What it publishes is counted, but nothing to log. */
    @Bean
    Job relayJob(RelayEvents relaying, EventProperties events) {
        Counter published = registry.counter("frontrow.events.published");
        return job(
                "Relay of events",
                events.relayDelay(),
                () -> relaying.relay().doOnNext(published::increment).thenReturn(0L));
    }

    @Bean
    Job eventMetricsJob(Outbox outbox, JobProperties jobs) {
        BacklogMetrics metrics = new BacklogMetrics(
                outbox::backlog,
                "Events that are still to be published",
                "frontrow.events.unpublished",
                "frontrow.events.lag",
                registry);
        return job("Metrics of events", jobs.metricsDelay(), metrics::look);
    }

    /** What it seals is nothing to log. */
    @Bean
    Job sealJob(SealLedger sealing) {
        return new Job("Sealing of the ledger", SEAL_REST, () -> sealing.seal().thenReturn(0L), registry);
    }

    @Bean
    Job auditJob(RunAudit audit, Leases leases, AuditProperties properties) {
        AuditJob scheduled = new AuditJob(audit, leases, properties.delay(), registry);
        return new Job("Audit", properties.delay(), scheduled::run, registry);
    }

    @Bean
    Job retentionJob(ForgetOldRecords forgetting) {
        return new Job("Old records forgotten", RETENTION_REST, forgetting::forget, registry);
    }

    private Job job(String name, Duration delay, Supplier<Mono<Long>> work) {
        return new Job(name, delay, work, registry);
    }
}
