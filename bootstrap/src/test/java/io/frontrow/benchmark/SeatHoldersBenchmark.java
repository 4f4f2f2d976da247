package io.frontrow.benchmark;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * How large the list is of who has which seat of a hall that is sold out in pairs, and how long it takes to be read.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=SeatHoldersBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class SeatHoldersBenchmark {

    private static final int ROWS = 500;
    private static final int SEATS_PER_ROW = 100;
    private static final int WARMING = 20;
    private static final int TIMES = 21;

    @Test
    void measure() throws IOException {
        Stores stores = Stores.ofTests();
        try (FrontrowServer server = FrontrowServer.start(stores)) {
            TestSystem frontrow = TestSystem.of(stores, server);
            Concert concert = frontrow.operator()
                    .adds(
                            frontrow.concert(),
                            Instant.now().plus(Duration.ofDays(50)),
                            ROWS,
                            SEATS_PER_ROW,
                            Performance.PRICE);
            Performance hall = concert.performances().getLast();
            stores.jdbc().sql(sellOut(hall)).update();

            LongStream.range(0, WARMING).forEach(_ -> read(frontrow, hall));
            long[] nanos = LongStream.range(0, TIMES)
                    .map(_ -> nanosToRead(frontrow, hall))
                    .sorted()
                    .toArray();
            byte[] list = read(frontrow, hall).getBytes(StandardCharsets.UTF_8);
            System.out.printf(
                    "Holders of %,d seats: %,d bytes, %,d compressed; read in %.0f ms (median), %.0f ms at most%n",
                    ROWS * SEATS_PER_ROW,
                    list.length,
                    compressed(list),
                    nanos[TIMES / 2] / 1e6,
                    nanos[TIMES - 1] / 1e6);
        }
    }

    /** Without the reservations, which the list does not read. */
    private static String sellOut(Performance hall) {
        return """
            BEGIN;
            SET LOCAL session_replication_role = replica;
            CREATE TEMPORARY TABLE buyer ON COMMIT DROP AS
                SELECT number, gen_random_uuid() AS user_id, gen_random_uuid() AS reservation_id
                FROM generate_series(1, %2$d, 2) AS number;
            INSERT INTO app_user (user_id, email, name, role, password_hash)
                SELECT user_id, user_id || '@fans.example', 'Fan', 'USER', 'none' FROM buyer;
            INSERT INTO seat_claim (performance_id, seat_number, reservation_id, user_id, state)
                SELECT '%1$s', number + next, reservation_id, user_id, 'SOLD' FROM buyer, generate_series(0, 1) AS next;
            COMMIT;
            ANALYZE seat_claim, app_user
            """.formatted(hall.id(), ROWS * SEATS_PER_ROW);
    }

    private static long nanosToRead(TestSystem frontrow, Performance hall) {
        long start = System.nanoTime();
        read(frontrow, hall);
        return System.nanoTime() - start;
    }

    private static String read(TestSystem frontrow, Performance hall) {
        return frontrow.operator()
                .sends(Request.get("/admin/performances/%s/seat-holders".formatted(hall.id())))
                .expect(200)
                .body();
    }

    private static int compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(result)) {
            gzip.write(bytes);
        }
        return result.size();
    }
}
