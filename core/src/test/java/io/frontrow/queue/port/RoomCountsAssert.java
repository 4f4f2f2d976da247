package io.frontrow.queue.port;

import io.frontrow.queue.model.RoomCounts;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;

/** Asserts each count of a waiting room by its name. */
public final class RoomCountsAssert extends AbstractObjectAssert<RoomCountsAssert, RoomCounts> {

    private RoomCountsAssert(RoomCounts actual) {
        super(actual, RoomCountsAssert.class);
    }

    public static RoomCountsAssert assertThat(RoomCounts actual) {
        return new RoomCountsAssert(actual);
    }

    public RoomCountsAssert waiting(long expected) {
        return hasCount("waiting", actual.waiting(), expected);
    }

    public RoomCountsAssert away(long expected) {
        return hasCount("away", actual.away(), expected);
    }

    public RoomCountsAssert active(long expected) {
        return hasCount("active", actual.active(), expected);
    }

    public RoomCountsAssert admitted(long expected) {
        return hasCount("admitted", actual.admittedTotal(), expected);
    }

    public RoomCountsAssert left(long expected) {
        return hasCount("left", actual.leftTotal(), expected);
    }

    public RoomCountsAssert expired(long expected) {
        return hasCount("expired", actual.expiredTotal(), expected);
    }

    public RoomCountsAssert admittedInLastSecond(long expected) {
        return hasCount("admitted in the last second", actual.admittedPerSecond(), expected);
    }

    private RoomCountsAssert hasCount(String name, long count, long expected) {
        Assertions.assertThat(count).as("%s in %s", name, actual).isEqualTo(expected);
        return this;
    }
}
