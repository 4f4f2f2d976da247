package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.scenario.harness.ArchivingPostgres;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill of {@code docs/rehearsals.md}: back to a moment before a mistake, with an empty Redis. */
class RestoreTest {

    private static final int CROWD = 20;

    private final EmbeddedRedis redis = new EmbeddedRedis();

    @TempDir
    private Path directory;

    private Path archive;
    private Path backup;

    @BeforeEach
    void start() throws Exception {
        redis.start();
        archive = Files.createDirectory(directory.resolve("archive"));
        backup = directory.resolve("backup");
    }

    @AfterEach
    void end() {
        redis.stop();
    }

    @Test
    @DisplayName("S2-11 A backup is restored to a moment of a sale, and the queue comes back from its tokens")
    void returnsToTheMomentBeforeAMistake() throws Exception {
        Sale sale;
        String moment;
        try (ArchivingPostgres postgres = ArchivingPostgres.start(directory.resolve("data"), archive);
                FrontrowServer server = FrontrowServer.start(stores(postgres))) {
            TestSystem frontrow = TestSystem.of(stores(postgres), server);
            TestUser early = frontrow.user().withPoints(50_000);
            Concert concert = frontrow.concert();
            UUID before = early.admitInto(concert).bought(concert.performance(), 1);
            postgres.backUp(backup);
            sale = Sale.begin(frontrow, early, before);
            moment = postgres.now();

            stores(postgres).jdbc().sql("DELETE FROM seat_claim").update();
            postgres.archiveAll();
        }

        redis.execute("FLUSHALL");
        try (ArchivingPostgres postgres = ArchivingPostgres.restore(backup, archive, moment);
                FrontrowServer server = FrontrowServer.start(stores(postgres))) {
            sale.goesOn(server.address());
            TestSystem.of(stores(postgres), server).operator().findsNothingWrong();
        }
    }

    private Stores stores(ArchivingPostgres postgres) {
        return postgres.with(List.of("--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + redis.port()));
    }

    /** Users in the middle of a sale. */
    private record Sale(TestUser early, UUID before, TestUser buyer, UUID paid, UUID unpaid, List<TestUser> crowd) {

        static Sale begin(TestSystem frontrow, TestUser early, UUID before) {
            Concert concert = frontrow.concert(RoomPolicy.NARROW);
            TestUser buyer = frontrow.user().withPoints(100_000).admitInto(concert);
            UUID unpaid = buyer.reserved(concert.performance(), 3);
            UUID paid = buyer.reserved(concert.performance(), 2);
            buyer.pays(paid).expect(201);
            List<TestUser> crowd = frontrow.users(CROWD);
            crowd.forEach(user -> user.joins(concert).expect(201));
            return new Sale(early, before, buyer, paid, unpaid, crowd);
        }

        void goesOn(URI instance) {
            assertThat(status(early.at(instance), before)).isEqualTo("CONFIRMED");
            TestUser returning = buyer.at(instance);
            assertThat(returning.isActive()).isTrue();
            assertThat(status(returning, paid)).isEqualTo("CONFIRMED");
            List<TestUser> queue = crowd.stream().map(user -> user.at(instance)).toList();
            RecoveryTest.comeBack(queue);
            assertThat(queue.stream().map(RecoveryTest::ahead))
                    .containsExactlyElementsOf(
                            LongStream.range(0, CROWD).boxed().toList());
            returning.pays(unpaid).expect(201);
            queue.getFirst().waitsForTurn();
        }

        private static String status(TestUser user, UUID reservation) {
            return user.reservation(reservation).expect(200).text("status");
        }
    }
}
