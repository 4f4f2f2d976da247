package io.frontrow.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.port.HashingBusy;
import io.frontrow.account.port.PasswordHashing.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class HashingQueueTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Sinks.One<String> running = Sinks.one();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Throwable> failed = new CopyOnWriteArrayList<>();
    private HashingQueue queue = new HashingQueue(1, LONG);

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void doesTheMostUrgentWorkFirst() {
        occupyTheThread();
        run(Urgency.LAST, "repeated guess");
        run(Urgency.NEW_ACCOUNT, "new fan");
        run(Urgency.LATER, "first guess");
        run(Urgency.FIRST, "fan 1");
        run(Urgency.FIRST, "fan 2");

        freeTheThread();

        await().untilAsserted(() -> assertThat(done)
                .containsExactly("running", "fan 1", "fan 2", "first guess", "new fan", "repeated guess"));
    }

    @Test
    void doesTheLatestGuessFirst() {
        occupyTheThread();
        run(Urgency.LATER, "guess 1");
        run(Urgency.LATER, "guess 2");
        run(Urgency.LATER, "the owner");

        freeTheThread();

        await().untilAsserted(() -> assertThat(done).containsExactly("running", "the owner", "guess 2", "guess 1"));
    }

    @Test
    void failsWhatIsNotDoneInTime() {
        queue.close();
        queue = new HashingQueue(1, Duration.ofMillis(200));
        occupyTheThread();
        run(Urgency.FIRST, "fan");

        await().untilAsserted(() -> assertThat(failed).hasSize(2).hasOnlyElementsOfType(HashingBusy.class));
        freeTheThread();
        run(Urgency.FIRST, "later fan");
        await().untilAsserted(() -> assertThat(done).containsExactly("later fan"));
    }

    @Test
    void refusesAtOnceWhatCannotBeDoneInTime() {
        occupyTheThread();

        IntStream.range(0, 2_000).forEach(i -> run(Urgency.FIRST, "fan " + i));

        assertThat(failed).hasSizeBetween(500, 1_999).hasOnlyElementsOfType(HashingBusy.class);
        int waiting = 2_000 - failed.size();
        freeTheThread();
        await().untilAsserted(() -> assertThat(done).hasSize(1 + waiting));
        assertThat(done).containsSequence("fan 0", "fan 1").endsWith("fan " + (waiting - 1));
    }

    @Test
    void refusesTheOldestGuessesWhenThereAreTooMany() {
        occupyTheThread();

        IntStream.range(0, 2_000).forEach(i -> run(Urgency.LATER, "guess " + i));
        int refused = failed.size();
        run(Urgency.FIRST, "fan");

        assertThat(failed).as("guesses take no place of honest people").hasSize(refused);
        freeTheThread();
        await().untilAsserted(() -> assertThat(done).hasSize(2 + 2_000 - refused));
        assertThat(done).startsWith("running", "fan", "guess 1999", "guess 1998");
    }

    @Test
    void forgetsWhatIsCanceled() {
        occupyTheThread();
        IntStream.range(0, 10_000).forEach(i -> run(Urgency.FIRST, "gone " + i).dispose());
        run(Urgency.FIRST, "fan");

        freeTheThread();

        await().untilAsserted(() -> assertThat(done).containsExactly("running", "fan"));
        assertThat(failed).isEmpty();
    }

    @Test
    void runsNoMoreAtOnceWhenACallerHasGone() {
        Disposable gone = occupyTheThread();
        run(Urgency.FIRST, "fan");

        gone.dispose();
        assertThat(done).isEmpty();

        freeTheThread();
        await().untilAsserted(() -> assertThat(done).containsExactly("fan"));
    }

    @Test
    void passesFaultsOn() {
        queue.run(Urgency.FIRST, Mono.error(new IllegalStateException("broken")))
                .subscribe(_ -> {}, failed::add);

        await().untilAsserted(() -> assertThat(failed).singleElement().isInstanceOf(IllegalStateException.class));
    }

    private Disposable occupyTheThread() {
        return queue.run(Urgency.FIRST, running.asMono()).subscribe(done::add, failed::add);
    }

    private void freeTheThread() {
        running.tryEmitValue("running");
    }

    private Disposable run(Urgency urgency, String name) {
        return queue.run(urgency, Mono.just(name)).subscribe(done::add, failed::add);
    }
}
