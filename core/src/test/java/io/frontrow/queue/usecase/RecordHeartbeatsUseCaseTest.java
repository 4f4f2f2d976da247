package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.RecordHeartbeats;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.SaleFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordHeartbeatsUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final Instant start = sale.clock.instant();
    private final QueueEntry fan = sale.aFanWaiting();
    private final RecordHeartbeats heartbeats = sale.heartbeats;

    @Test
    void aHeartbeatIsWrittenByTheNextFlush() {
        signAfter(Duration.ofSeconds(7));
        assertThat(sale.queue.lastHeartbeat(fan)).contains(start);

        write();

        assertThat(sale.queue.lastHeartbeat(fan)).contains(start.plusSeconds(7));
    }

    @Test
    void anEntryIsWrittenOnceInFiveSeconds() {
        signAfter(Duration.ofSeconds(1));
        write();
        signAfter(Duration.ofMillis(4_900));
        write();
        assertThat(sale.queue.lastHeartbeat(fan)).contains(start.plusSeconds(1));

        signAfter(Duration.ofMillis(100));
        write();

        assertThat(sale.queue.lastHeartbeat(fan)).contains(start.plusSeconds(6));
    }

    @Test
    void anEntryIsWrittenOnceInAThirdOfAShortIdleTime() {
        sale.setPolicy(sale.aRoom().idleSeconds(6).policy());
        signAfter(Duration.ofSeconds(1));
        write();
        signAfter(Duration.ofMillis(1_900));
        write();
        assertThat(sale.queue.lastHeartbeat(fan)).contains(start.plusSeconds(1));

        signAfter(Duration.ofMillis(100));
        write();

        assertThat(sale.queue.lastHeartbeat(fan)).contains(start.plusSeconds(3));
    }

    @Test
    void heartbeatsAreWrittenEvenAfterTheClockWasSetBack() {
        signAfter(Duration.ofMinutes(11));
        write();
        signAfter(Duration.ofMinutes(-10));
        write();

        assertThat(sale.queue.lastHeartbeat(fan)).contains(start.plus(Duration.ofMinutes(1)));
    }

    @Test
    void withoutAHeartbeatNothingIsWritten() {
        signAfter(Duration.ofSeconds(1));
        write();
        sale.clock.turn(Duration.ofSeconds(10));
        write();

        assertThat(sale.queue.lastHeartbeat(fan)).contains(start.plusSeconds(1));
    }

    @Test
    void manyHeartbeatsAreWrittenInBatches() {
        List<QueueEntry> fans = sale.fansWaiting(1_200);
        sale.clock.turn(Duration.ofSeconds(1));
        fans.forEach(heartbeats::note);

        write();

        assertThat(fans)
                .allSatisfy(entry -> assertThat(sale.queue.lastHeartbeat(entry)).contains(start.plusSeconds(1)));
    }

    @Test
    void whoComesBackIsAdmittedIfTheTurnHasCome() {
        sale.setPolicy(sale.aRoom().awaySeconds(600).policy());
        get(sale.queue.admit(sale.aRoom().awaySeconds(600).epoch(0).pause().room(), 1));
        sale.queue.silence(sale.concertId(), fan.userId(), Duration.ofSeconds(60));
        assertThat(get(sale.admitWaiting.admitInto(sale.concertId()))).isZero();
        heartbeats.note(fan);

        write();

        assertThat(sale.isIn(fan)).isTrue();
    }

    @Test
    void aGoneEntryStaysGone() {
        heartbeats.note(fan);
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        write();

        assertThat(sale.queue.lastHeartbeat(fan)).isEmpty();
    }

    private void signAfter(Duration duration) {
        sale.clock.turn(duration);
        heartbeats.note(fan);
    }

    private void write() {
        heartbeats.flush().block(Duration.ofSeconds(5));
    }
}
