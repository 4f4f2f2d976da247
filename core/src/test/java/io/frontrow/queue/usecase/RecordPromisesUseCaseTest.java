package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.RecordPromises;
import io.frontrow.queue.model.PromiseCounts;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitPromise;
import io.frontrow.queue.port.WaitPromises;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RecordPromisesUseCaseTest {

    private static final WaitEstimate ESTIMATE = new WaitEstimate(10, 20);

    private final SaleFixture sale = new SaleFixture();
    private final RecordPromises promises = new RecordPromisesUseCase(sale.queue, sale.clock);

    @Test
    void aPromiseHoldsFromTheMomentItWasGiven() {
        List<QueueEntry> line = sale.fansWaiting(2);
        promises.note(line.get(0), ESTIMATE);
        sale.clock.turn(Duration.ofSeconds(15));
        promises.note(line.get(1), ESTIMATE);
        promises.flush().block();

        get(sale.queue.admit(sale.room(), 2));

        assertThat(get(sale.queue.counts(sale.concertId())).promises()).isEqualTo(new PromiseCounts(2, 2, 1));
    }

    @Test
    void manyPromisesAreWrittenInBatchesAndOnce() {
        RecordingPromises store = new RecordingPromises();
        RecordPromises collecting = new RecordPromisesUseCase(store, sale.clock);
        QueueEntry entry = sale.aFanWaiting();
        for (int i = 0; i < 1_001; i++) {
            collecting.note(entry, ESTIMATE);
        }

        collecting.flush().block();
        collecting.flush().block();

        assertThat(store.batches).containsExactly(500, 500, 1);
    }

    @Test
    void theNumberOfNotesIsBounded() {
        RecordingPromises store = new RecordingPromises();
        RecordPromises collecting = new RecordPromisesUseCase(store, sale.clock);
        QueueEntry entry = sale.aFanWaiting();
        for (int i = 0; i <= RecordPromisesUseCase.NOTES_MAX; i++) {
            collecting.note(entry, ESTIMATE);
        }

        collecting.flush().block();

        assertThat(store.batches.stream().mapToInt(it -> it).sum()).isEqualTo(RecordPromisesUseCase.NOTES_MAX);
    }

    @Test
    void promisesThatCannotBeWrittenAreDropped() {
        WaitPromises unavailable =
                (_, _) -> Mono.error(new StoreUnavailable("Memory", new IllegalStateException("by a test")));
        RecordPromises collecting = new RecordPromisesUseCase(unavailable, sale.clock);
        collecting.note(sale.aFanWaiting(), ESTIMATE);

        StepVerifier.create(collecting.flush()).verifyError(StoreUnavailable.class);
        StepVerifier.create(collecting.flush()).verifyComplete();
    }

    /** Remembers the sizes of batches. */
    private static final class RecordingPromises implements WaitPromises {

        private final List<Integer> batches = new ArrayList<>();

        @Override
        public Mono<Void> record(ConcertId concertId, List<WaitPromise> promises) {
            return Mono.fromRunnable(() -> batches.add(promises.size()));
        }
    }
}
