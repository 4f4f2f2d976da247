package io.frontrow.bootstrap.settings;

import io.frontrow.queue.model.QueueRules;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Delays between two runs of a job on one instance, 10 ms … 1 min each.
 *
 * @param admissionDelay of admission to the waiting rooms in which an entry is known to wait
 * @param fullAdmissionDelay of admission to all waiting rooms
 * @param expireReservationsDelay of expiring unpaid reservations
 * @param purgeHoldsDelay of purging expired holds
 * @param evictIdleDelay of evicting idle entries from the waiting rooms
 * @param metricsDelay of refreshing the metrics that are read from a store
 */
@Validated
@ConfigurationProperties("frontrow.jobs")
public record JobProperties(
        @DefaultValue("200ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration admissionDelay,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration fullAdmissionDelay,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration expireReservationsDelay,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration purgeHoldsDelay,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration evictIdleDelay,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration metricsDelay) {

    private static final Duration EVICTION_PAUSE_MIN = Duration.ofSeconds(5);

    /** {@return the rules of eviction: a pause longer than three delays, and than five seconds, is an outage} */
    public QueueRules queueRules() {
        Duration threeDelays = evictIdleDelay.multipliedBy(3);
        return new QueueRules(threeDelays.compareTo(EVICTION_PAUSE_MIN) > 0 ? threeDelays : EVICTION_PAUSE_MIN);
    }
}
