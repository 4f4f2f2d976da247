package io.frontrow.bootstrap.jobs;

import io.frontrow.adapter.postgres.sql.SeparateConnections;
import io.frontrow.audit.RunAudit;
import io.frontrow.audit.SealLedger;
import io.frontrow.bootstrap.health.StoreHealth;
import io.frontrow.bootstrap.metrics.BacklogMetrics;
import io.frontrow.bootstrap.metrics.Metric;
import io.frontrow.bootstrap.metrics.RoomMetrics;
import io.frontrow.bootstrap.metrics.SeatMetrics;
import io.frontrow.bootstrap.metrics.StoreMetrics;
import io.frontrow.bootstrap.settings.AuditProperties;
import io.frontrow.bootstrap.settings.EventProperties;
import io.frontrow.bootstrap.settings.GatewayProperties;
import io.frontrow.bootstrap.settings.JobProperties;
import io.frontrow.event.RelayEvents;
import io.frontrow.event.port.Outbox;
import io.frontrow.payment.ReconcileCardPayments;
import io.frontrow.payment.RefundCards;
import io.frontrow.payment.port.CardPaymentBacklog;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.EvictIdle;
import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.RecordPromises;
import io.frontrow.queue.SampleRooms;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.reservation.ExpireReservations;
import io.frontrow.reservation.ListPerformanceSales;
import io.frontrow.reservation.RefundCanceledPerformances;
import io.frontrow.retention.PurgeExpiredRecords;
import io.frontrow.seat.PurgeExpiredHolds;
import io.frontrow.shared.port.Leases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.event.Level;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * All jobs. No rule depends on a job: a deadline is checked where it matters, and jobs admit, publish and purge. Each
 * may run on every instance at once.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobProperties.class)
public class JobsConfiguration {

    private static final Duration RECORD_HEARTBEATS_DELAY = Duration.ofSeconds(1);
    private static final Duration RECORD_PROMISES_DELAY = Duration.ofSeconds(1);
    private static final Duration SAMPLE_ROOMS_DELAY = Duration.ofSeconds(2);
    private static final Duration SEAL_LEDGER_DELAY = Duration.ofSeconds(1);
    private static final Duration CANCEL_PERFORMANCES_DELAY = Duration.ofSeconds(1);
    private static final Duration PURGE_RECORDS_DELAY = Duration.ofMinutes(10);

    /** In delays of the other metrics. */
    private static final int SEAT_METRICS_PERIOD = 6;

    private final MeterRegistry registry;

    JobsConfiguration(MeterRegistry registry) {
        this.registry = registry;
    }

    @Bean
    Job admissionJob(AdmitWaiting admission, JobProperties jobs) {
        return frequentJob("admission", jobs.admissionDelay(), admission::admitWhereWaiting);
    }

    /** Also admits entries that no instance remembers, and ends turns that ran out in rooms in which no entry waits. */
    @Bean
    Job fullAdmissionJob(AdmitWaiting admission, JobProperties jobs) {
        return frequentJob("full-admission", jobs.fullAdmissionDelay(), admission::admitAll);
    }

    @Bean
    Job evictIdleJob(EvictIdle eviction, JobProperties jobs) {
        return job("evict-idle", jobs.evictIdleDelay(), eviction::evict);
    }

    @Bean
    Job recordHeartbeatsJob(RecordHeartbeats heartbeats) {
        return job("record-heartbeats", RECORD_HEARTBEATS_DELAY, () -> uncounted(heartbeats.flush()));
    }

    @Bean
    Job recordPromisesJob(RecordPromises promises) {
        return job("record-promises", RECORD_PROMISES_DELAY, () -> uncounted(promises.flush()));
    }

    @Bean
    Job sampleRoomsJob(SampleRooms sampling) {
        return job("sample-rooms", SAMPLE_ROOMS_DELAY, () -> uncounted(sampling.sample()));
    }

    @Bean
    Job purgeHoldsJob(PurgeExpiredHolds purging, JobProperties jobs) {
        return job("purge-holds", jobs.purgeHoldsDelay(), purging::purge);
    }

    @Bean
    Job expireReservationsJob(ExpireReservations expiry, JobProperties jobs) {
        return job("expire-reservations", jobs.expireReservationsDelay(), expiry::expire);
    }

    @Bean
    Job cancelPerformancesJob(RefundCanceledPerformances refunding) {
        return job("cancel-performances", CANCEL_PERFORMANCES_DELAY, refunding::refund);
    }

    @Bean
    Job reconcileCardPaymentsJob(ReconcileCardPayments reconciling, GatewayProperties gateway) {
        return job("reconcile-card-payments", gateway.reconcileDelay(), reconciling::reconcile);
    }

    @Bean
    Job refundCardsJob(RefundCards refunding, GatewayProperties gateway) {
        return job("refund-cards", gateway.reconcileDelay(), refunding::refund);
    }

    /** Published events have a metric of their own, and are not logged. */
    @Bean
    Job relayEventsJob(RelayEvents relaying, EventProperties events) {
        Counter published = Counter.builder(Metric.EVENTS_PUBLISHED.id())
                .description(Metric.EVENTS_PUBLISHED.description())
                .register(registry);
        return job(
                "relay-events",
                events.relayDelay(),
                () -> uncounted(relaying.relay().doOnNext(published::increment)));
    }

    @Bean
    Job sealLedgerJob(SealLedger sealing) {
        return job("seal-ledger", SEAL_LEDGER_DELAY, () -> uncounted(sealing.seal()));
    }

    @Bean
    Job auditJob(RunAudit audit, Leases leases, AuditProperties properties) {
        return new AuditJob(audit, leases, properties.delay(), registry).job();
    }

    @Bean
    Job purgeRecordsJob(PurgeExpiredRecords purging) {
        return job("purge-records", PURGE_RECORDS_DELAY, purging::purge);
    }

    @Bean
    Job roomMetricsJob(WaitingRooms rooms, RoomStatistics statistics, Clock clock, JobProperties jobs) {
        RoomMetrics metrics = new RoomMetrics(rooms, statistics, clock, registry);
        return job("metrics-rooms", jobs.metricsDelay(), metrics::refresh);
    }

    /** Aggregates all claims of all current performances, so it runs less often, and buyers do not wait for it. */
    @Bean
    Job seatMetricsJob(ListPerformanceSales sales, JobProperties jobs) {
        SeatMetrics metrics = new SeatMetrics(sales, registry);
        return job(
                "metrics-seats",
                jobs.metricsDelay().multipliedBy(SEAT_METRICS_PERIOD),
                () -> metrics.refresh().contextWrite(SeparateConnections::ofOperator));
    }

    @Bean
    Job storeMetricsJob(List<StoreHealth> stores, JobProperties jobs) {
        return job("metrics-stores", jobs.metricsDelay(), new StoreMetrics(stores, registry)::refresh);
    }

    @Bean
    Job eventMetricsJob(Outbox outbox, JobProperties jobs) {
        BacklogMetrics metrics =
                new BacklogMetrics(outbox::backlog, Metric.EVENTS_UNPUBLISHED, Metric.EVENTS_LAG, registry);
        return job("metrics-events", jobs.metricsDelay(), metrics::refresh);
    }

    @Bean
    Job cardPaymentMetricsJob(CardPaymentBacklog backlog, JobProperties jobs) {
        BacklogMetrics metrics =
                new BacklogMetrics(backlog::pending, Metric.CARD_PAYMENTS_PENDING, Metric.CARD_PAYMENTS_AGE, registry);
        return job("metrics-card-payments", jobs.metricsDelay(), metrics::refresh);
    }

    @Bean
    Job cardRefundMetricsJob(CardRefunds refunds, JobProperties jobs) {
        BacklogMetrics metrics =
                new BacklogMetrics(refunds::pending, Metric.CARD_REFUNDS_PENDING, Metric.CARD_REFUNDS_AGE, registry);
        return job("metrics-card-refunds", jobs.metricsDelay(), metrics::refresh);
    }

    private Job job(String name, Duration delay, Supplier<Mono<Long>> work) {
        return new Job(name, delay, work, registry);
    }

    /** {@return a job whose runs process items all the time, which is not worth a message} */
    private Job frequentJob(String name, Duration delay, Supplier<Mono<Long>> work) {
        return new Job(name, Duration.ZERO, delay, work, registry, Level.DEBUG);
    }

    /** {@return the work with 0 items, so that it is neither counted nor logged} */
    private static Mono<Long> uncounted(Mono<?> work) {
        return work.thenReturn(0L);
    }
}
