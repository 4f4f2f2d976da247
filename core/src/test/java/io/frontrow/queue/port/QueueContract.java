package io.frontrow.queue.port;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** What every store of the queue does. */
public abstract class QueueContract {

    /** The grace period of a store under test. */
    protected static final Duration GRACE = Duration.ofMillis(500);

    /** A store with this grace period. */
    protected abstract TestQueue queue();

    /** Lets the store lose everything about a concert. */
    protected abstract void lose(ConcertId lost);

    /** Lets the store lose everything about one user of a concert. */
    protected abstract void lose(ConcertId where, UserId lost);

    /** The clock of the store, or one that agrees with it. */
    protected abstract Clock clock();

    /** Lets at least this time pass on the clock of the store. */
    protected abstract void pass(Duration duration);

    @Nested
    class Entries extends QueueEntriesContract {

        Entries() {
            super(QueueContract.this);
        }
    }

    @Nested
    class Admission extends AdmissionContract {

        Admission() {
            super(QueueContract.this);
        }
    }

    @Nested
    class AheadOfTurn extends AdmitAheadContract {

        AheadOfTurn() {
            super(QueueContract.this);
        }
    }

    @Nested
    class Evictions extends HeartbeatsContract {

        Evictions() {
            super(QueueContract.this);
        }
    }

    @Nested
    class Statistics extends RoomStatisticsContract {

        Statistics() {
            super(QueueContract.this);
        }
    }

    @Nested
    class Recovery extends QueueRecoveryContract {

        Recovery() {
            super(QueueContract.this);
        }
    }
}
