package io.frontrow.bootstrap;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.NotePresence;
import io.frontrow.queue.SweepIdle;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.reservation.ExpireReservations;
import io.frontrow.seat.TidyHolds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the jobs together. Nothing depends on them to be correct: they only tidy up, and let people in. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    private static final Duration PRESENCE_REST = Duration.ofSeconds(1);

    @Bean
    Job admissionJob(AdmitWaiting admission, JobProperties jobs) {
        return new Job("Users admitted", Duration.ofMillis(jobs.admissionMillis()), admission::everywhere);
    }

    @Bean
    Job expiryJob(ExpireReservations expiry, JobProperties jobs) {
        return new Job("Reservations expired", Duration.ofMillis(jobs.expiryMillis()), expiry::expire);
    }

    @Bean
    Job tidyJob(TidyHolds tidying, JobProperties jobs) {
        return new Job("Seats whose hold ran out", Duration.ofMillis(jobs.tidyMillis()), tidying::tidy);
    }

    @Bean
    Job metricsJob(WaitingRooms rooms, QueueTickets tickets, MeterRegistry registry, JobProperties jobs) {
        RoomMetrics metrics = new RoomMetrics(rooms, tickets, registry);
        return new Job("Metrics of waiting rooms", Duration.ofMillis(jobs.metricsMillis()), metrics::look);
    }

    @Bean
    Job sweepJob(SweepIdle sweeping, JobProperties jobs) {
        return new Job("Idle tickets swept", Duration.ofMillis(jobs.sweepMillis()), sweeping::sweep);
    }

    /** What it writes is nothing to log. */
    @Bean
    Job presenceJob(NotePresence presence) {
        return new Job(
                "Signs of presence", PRESENCE_REST, () -> presence.write().thenReturn(0L));
    }
}
