package io.frontrow.adapter.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeldEndTest {

    private final AtomicInteger ends = new AtomicInteger();
    private final HeldEnd end = new HeldEnd();

    @Test
    void writesTheEndAfterTheLastEventOfACompleteStream() {
        end.hold(ends::incrementAndGet);
        end.eventStarted();
        end.streamCompleted();
        end.writeIfDue();
        assertThat(ends).hasValue(0);

        end.eventFlushed();
        assertThat(ends).hasValue(1);
    }

    @Test
    void writesTheEndAtOnceIfTheStreamIsCompleteAlready() {
        end.streamCompleted();
        end.hold(ends::incrementAndGet);
        assertThat(ends).hasValue(1);
    }

    @Test
    void holdsTheEndBackWhileMoreEventsMayFollow() {
        end.hold(ends::incrementAndGet);
        end.eventStarted();
        end.eventFlushed();
        assertThat(ends).hasValue(0);
    }

    @Test
    void writesNoEndThatWasDiscarded() {
        end.hold(ends::incrementAndGet);
        end.discard();
        end.streamCompleted();
        end.writeIfDue();
        assertThat(ends).hasValue(0);
    }
}
