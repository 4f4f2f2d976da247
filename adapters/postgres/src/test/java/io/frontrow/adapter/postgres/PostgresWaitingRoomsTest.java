package io.frontrow.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.WaitingRoomsContract;
import io.frontrow.shared.SystemOfRecord;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresWaitingRoomsTest extends WaitingRoomsContract {

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.migrated();

    private final SystemOfRecord store = PostgresStore.of(POSTGRES.client());

    @Override
    protected SystemOfRecord store() {
        return store;
    }

    @Test
    void seesChangesByOtherInstancesAfterASecond() {
        AtomicLong nanos = new AtomicLong();
        PostgresWaitingRooms other = new PostgresWaitingRooms(POSTGRES.client(), nanos::get);
        ConcertId concertId = aConcert().concertId();
        WaitingRoom before = get(other.find(concertId)).orElseThrow();

        WaitingRoom changed =
                get(store.rooms().change(concertId, before.policy())).orElseThrow();

        assertThat(get(other.find(concertId))).as("at once").contains(before);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(get(other.find(concertId))).as("a second later").contains(changed);
    }
}
