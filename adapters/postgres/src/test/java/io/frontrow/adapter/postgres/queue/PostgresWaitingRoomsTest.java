package io.frontrow.adapter.postgres.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.WaitingRoomsContract;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@OnPostgres
class PostgresWaitingRoomsTest extends WaitingRoomsContract {

    @Test
    void seesChangesByOtherInstancesAfterASecond(TestPostgres postgres) {
        AtomicLong nanos = new AtomicLong();
        PostgresWaitingRooms other = new PostgresWaitingRooms(postgres.executor(), nanos::get);
        ConcertId concertId = aConcert().concertId();
        WaitingRoom before = get(other.find(concertId)).orElseThrow();

        WaitingRoom changed =
                room(get(store().rooms().change(concertId, PolicyChange.to(before.policy()), Optional.empty(), false)));

        assertThat(get(other.find(concertId))).as("at once").contains(before);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(get(other.find(concertId))).as("a second later").contains(changed);
    }
}
