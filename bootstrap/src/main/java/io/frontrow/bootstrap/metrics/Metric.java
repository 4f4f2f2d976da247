package io.frontrow.bootstrap.metrics;

import static io.frontrow.bootstrap.metrics.Metric.Kind.COUNTER;
import static io.frontrow.bootstrap.metrics.Metric.Kind.GAUGE;
import static io.frontrow.bootstrap.metrics.Metric.Kind.TIMER;
import static io.frontrow.bootstrap.metrics.Metric.Kind.TIME_GAUGE;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The metrics that Frontrow publishes beside those of its libraries and of the streams. {@code docs/observability.md}
 * lists them for operators, and a test compares that list with this one.
 */
public enum Metric {
    ROOM_WAITING("frontrow.room.waiting", GAUGE, "concert", "Entries that wait in the queue"),
    ROOM_AWAY("frontrow.room.away", GAUGE, "concert", "Entries among those that wait whose users are away"),
    ROOM_ACTIVE("frontrow.room.active", GAUGE, "concert", "Entries that have a turn"),
    ROOM_ADMITTED("frontrow.room.admitted", COUNTER, "concert", "Entries admitted so far"),
    ROOM_LEFT("frontrow.room.left", COUNTER, "concert", "Entries that left or paid so far"),
    ROOM_EXPIRED("frontrow.room.expired", COUNTER, "concert", "Entries whose turn ran out so far"),
    ROOM_WAIT("frontrow.room.wait", TIME_GAUGE, "concert", "Median wait of which an entry is told that joins now"),
    ROOM_WAIT_ESTIMATES(
            "frontrow.room.wait.estimates", COUNTER, "concert", "Told waits of entries that were admitted since"),
    ROOM_WAIT_ESTIMATES_KEPT(
            "frontrow.room.wait.estimates.kept",
            COUNTER,
            "concert",
            "Told waits that were kept, by their 90th percentile"),

    SEATS_AVAILABLE("frontrow.seats.available", GAUGE, "concert", "Seats of the concert that are available"),
    SEATS_HELD("frontrow.seats.held", GAUGE, "concert", "Seats that are held and not reserved"),
    SEATS_RESERVED("frontrow.seats.reserved", GAUGE, "concert", "Seats that are reserved and not paid"),
    SEATS_SOLD("frontrow.seats.sold", GAUGE, "concert", "Seats that are paid"),

    STORE_UP("frontrow.store.up", GAUGE, "store", "Whether the store responds to this instance"),

    JOB_ITEMS("frontrow.job.items", COUNTER, "job", "Items that the job has processed"),
    JOB_FAILURES("frontrow.job.failures", COUNTER, "job", "Failed runs of the job"),

    POLLING_ROUND("frontrow.polling.round", TIMER, "source", "Duration of a round of reads for streams"),
    POLLING_READS("frontrow.polling.reads", COUNTER, "source", "Reads for streams"),

    CONNECTIONS_REFUSED("frontrow.connections.refused", COUNTER, null, "Connections above a limit, closed at once"),

    EVENTS_PUBLISHED("frontrow.events.published", COUNTER, null, "Events published by this instance"),
    EVENTS_UNPUBLISHED("frontrow.events.unpublished", GAUGE, null, "Events to be published"),
    EVENTS_LAG("frontrow.events.lag", TIME_GAUGE, null, "Age of the oldest event to be published"),

    CARD_PAYMENTS_PENDING("frontrow.cards.payments.pending", GAUGE, null, "Pending payments by card"),
    CARD_PAYMENTS_AGE(
            "frontrow.cards.payments.pending.age", TIME_GAUGE, null, "Age of the oldest pending payment by card"),
    CARD_REFUNDS_PENDING("frontrow.cards.refunds.pending", GAUGE, null, "Refunds owed to cards"),
    CARD_REFUNDS_AGE("frontrow.cards.refunds.pending.age", TIME_GAUGE, null, "Age of the oldest refund owed to a card"),

    AUDIT_VIOLATIONS("frontrow.audit.violations", GAUGE, "invariant", "Violations of the invariant in the last audit");

    private final String id;
    private final Kind kind;
    private final @Nullable String tag;
    private final String description;

    Metric(String id, Kind kind, @Nullable String tag, String description) {
        this.id = id;
        this.kind = kind;
        this.tag = tag;
        this.description = description;
    }

    /** {@return the name for Micrometer} */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** {@return the key of its tag, or null if it has none} */
    public @Nullable String tag() {
        return tag;
    }

    public String description() {
        return description;
    }

    /**
     * Tags one of its series.
     *
     * @param value the value of its tag
     * @throws IllegalStateException if it has no tag
     */
    public Tags tagged(String value) {
        if (tag == null) {
            throw new IllegalStateException(this + " has no tag");
        }
        return Tags.of(tag, value);
    }

    /** What a metric measures, which decides its suffix in Prometheus. */
    public enum Kind {
        COUNTER,
        GAUGE,
        TIME_GAUGE,
        TIMER
    }
}
