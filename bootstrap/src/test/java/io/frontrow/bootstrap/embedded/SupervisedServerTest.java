package io.frontrow.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisedServerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<UncleanServer> started = new CopyOnWriteArrayList<>();
    private final SupervisedServer server = SupervisedServer.start("test", this::start);

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void startsAgainAfterAServerThatCannotBeStoppedCleanly() throws Exception {
        server.await();

        started.getFirst().running = false;

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(started).hasSize(2));
    }

    private UncleanServer start() {
        UncleanServer next = new UncleanServer();
        started.add(next);
        return next;
    }

    private static final class UncleanServer implements Server {
        private volatile boolean running = true;

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public void stop() {
            throw new IllegalStateException("the process has left its files locked");
        }
    }
}
