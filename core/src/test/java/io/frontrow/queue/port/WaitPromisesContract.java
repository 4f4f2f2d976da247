package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.PromiseCounts;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitPromise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Estimates that entries were told, and how often they held. */
interface WaitPromisesContract extends QueueSteps {

    Duration JUST_NOW = Duration.ZERO;

    @Test
    default void aPromiseCountsWhenTheEntryIsAdmitted() {
        List<QueueEntry> line = joined(3);
        promise(line.get(0), 60, 90, JUST_NOW);
        promise(line.get(1), 60, 90, JUST_NOW);
        assertThat(promises()).isEqualTo(PromiseCounts.NONE);

        admit(room().capacity(1));
        assertThat(promises()).isEqualTo(new PromiseCounts(1, 1, 1));

        admit(room().capacity(3).epoch(2));
        assertThat(promises()).isEqualTo(new PromiseCounts(2, 2, 2));
    }

    @Test
    default void aWaitThatWasLongerThanToldBreaksThePromise() {
        List<QueueEntry> line = joined(3);
        promise(line.get(0), 60, 90, Duration.ofSeconds(30));
        promise(line.get(1), 60, 90, Duration.ofSeconds(75));
        promise(line.get(2), 60, 90, Duration.ofSeconds(91));

        admit(room().capacity(3));

        assertThat(promises()).isEqualTo(new PromiseCounts(3, 2, 1));
    }

    @Test
    default void theNextEntryOfAUserHasAPromiseOfItsOwn() {
        QueueEntry first = join(aUser()).entry();
        promise(first, 60, 90, Duration.ofSeconds(91));
        requeue(first.userId());

        admit();

        assertThat(promises()).isEqualTo(PromiseCounts.NONE);
    }

    @Test
    default void anEntryThatNoLongerWaitsIsPromisedNothing() {
        List<QueueEntry> line = joined(2);
        admit(room().capacity(1));
        leave(line.get(1));

        promise(line.get(0), 60, 90, JUST_NOW);
        promise(line.get(1), 60, 90, JUST_NOW);
        promise(join(line.get(1).userId()).entry(), 60, 90, JUST_NOW);
        admit(room().capacity(3).epoch(2));

        assertThat(promises()).isEqualTo(new PromiseCounts(1, 1, 1));
    }

    @Test
    default void anEntryThatIsAdmittedAheadDoesNotCount() {
        QueueEntry entry = join(aUser()).entry();
        promise(entry, 60, 90, JUST_NOW);

        admitAhead(room(), entry);

        assertThat(promises()).isEqualTo(PromiseCounts.NONE);
    }

    private void promise(QueueEntry entry, long seconds, long secondsHigh, Duration age) {
        WaitPromise promise = new WaitPromise(entry, new WaitEstimate(seconds, secondsHigh), age);
        queue().record(concertId(), List.of(promise)).block(Duration.ofSeconds(5));
    }

    private PromiseCounts promises() {
        return counts().promises();
    }
}
