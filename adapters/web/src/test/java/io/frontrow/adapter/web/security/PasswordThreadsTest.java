package io.frontrow.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.port.HashingBusy;
import io.frontrow.account.port.PasswordHashing.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class PasswordThreadsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch thread = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Throwable> failed = new CopyOnWriteArrayList<>();
    private PasswordThreads threads = new PasswordThreads(1, LONG);

    @AfterEach
    void close() {
        thread.countDown();
        threads.close();
    }

    @Test
    void doesUrgentWorkFirstAndOtherwiseInOrder() {
        occupyTheThread();
        run(Urgency.LATER, "guess 1");
        run(Urgency.LATER, "guess 2");
        run(Urgency.FIRST, "fan 1");
        run(Urgency.FIRST, "fan 2");

        thread.countDown();

        await().untilAsserted(() -> assertThat(done).containsExactly("fan 1", "fan 2", "guess 1", "guess 2"));
    }

    @Test
    void failsWhatIsNotDoneInTime() {
        threads.close();
        threads = new PasswordThreads(1, Duration.ofMillis(200));
        occupyTheThread();
        run(Urgency.FIRST, "fan");

        await().untilAsserted(() -> assertThat(failed).hasSize(2).hasOnlyElementsOfType(HashingBusy.class));
        thread.countDown();
        run(Urgency.FIRST, "later fan");
        await().untilAsserted(() -> assertThat(done).containsExactly("later fan"));
    }

    @Test
    void refusesWorkBeyondWhatMayWait() {
        occupyTheThread();
        IntStream.range(0, PasswordThreads.WAITING_MAX).forEach(i -> run(Urgency.LATER, "guess " + i));
        assertThat(failed).isEmpty();

        run(Urgency.LATER, "one too many");

        assertThat(failed).singleElement().isInstanceOf(HashingBusy.class);
        run(Urgency.FIRST, "fan");
        assertThat(failed).as("guesses take no place of honest people").hasSize(1);
        thread.countDown();
        await().untilAsserted(() -> assertThat(done)
                .hasSize(PasswordThreads.WAITING_MAX + 1)
                .first()
                .isEqualTo("fan"));
    }

    @Test
    void forgetsWhatIsCanceled() {
        occupyTheThread();
        IntStream.range(0, 10 * PasswordThreads.WAITING_MAX)
                .forEach(i -> run(Urgency.FIRST, "gone " + i).dispose());
        run(Urgency.FIRST, "fan");

        thread.countDown();

        await().untilAsserted(() -> assertThat(done).containsExactly("fan"));
        assertThat(failed).isEmpty();
    }

    @Test
    void passesFaultsOn() {
        threads.run(Urgency.FIRST, () -> {
                    throw new IllegalStateException("broken");
                })
                .subscribe(_ -> {}, failed::add);

        await().untilAsserted(() -> assertThat(failed).singleElement().isInstanceOf(IllegalStateException.class));
    }

    private void occupyTheThread() {
        threads.run(Urgency.FIRST, this::occupied).subscribe(_ -> {}, failed::add);
    }

    private boolean occupied() {
        try {
            thread.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Disposable run(Urgency urgency, String name) {
        return threads.run(urgency, () -> name).subscribe(done::add, failed::add);
    }
}
