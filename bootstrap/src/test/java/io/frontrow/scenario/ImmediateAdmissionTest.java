package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A user has a turn on one instance and the next user waits on another; the admission job runs only once a minute. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // because most of it is waiting
class ImmediateAdmissionTest {

    private static final String[] SELDOM = {
        "--frontrow.jobs.admission-delay=60s", "--frontrow.jobs.full-admission-delay=60s"
    };

    /** Shorter than the interval at which a stream polls in a slow room. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Longer than a user may be idle, and shorter than the interval of the jobs. */
    private static final Duration SWEPT_WITHIN = Duration.ofSeconds(20);

    private final Stores stores = Stores.ofTests();
    private final FrontrowServer here = FrontrowServer.start(stores, SELDOM);
    private final FrontrowServer there = FrontrowServer.start(stores, SELDOM);
    private final TestSystem frontrow = TestSystem.of(stores, here);

    @AfterAll
    void end() {
        there.close();
        here.close();
    }

    @Test
    @DisplayName("S2-5 S3-6.1.1 When a payment ends a turn, the next user is admitted at once")
    void admitsTheNextUserAfterAPayment() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = in(concert, RoomPolicy.NARROW).withPoints(50_000);
        UUID reservationId = first.reserved(concert.performance(), 7);
        TestUser next = next(concert);

        try (StreamClient stream = next.watchesQueue(there.address())) {
            stream.next("position");
            first.pays(reservationId).expect(201);

            receivesSoon(stream);
        }
        assertThat(next.isActive()).isTrue();
    }

    @Test
    @DisplayName("S2-5 When a user leaves, the next user is admitted at once")
    void admitsTheNextUserAfterLeaving() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        TestUser first = in(concert, RoomPolicy.NARROW);
        TestUser next = next(concert);

        try (StreamClient stream = next.watchesQueue(there.address())) {
            stream.next("position");
            first.leaves().expect(204);

            receivesSoon(stream);
        }
        assertThat(next.isActive()).isTrue();
    }

    @Test
    @DisplayName("S2-5 S3-8.1.2 When an idle user is evicted, the next user is admitted at once")
    void admitsTheNextUserAfterAnEviction() {
        RoomPolicy impatient = RoomPolicy.NARROW.idleSeconds(5);
        Concert concert = frontrow.concert(impatient);
        TestUser idle = in(concert, impatient);
        TestUser next = next(concert);

        await().pollInSameThread().atMost(SWEPT_WITHIN).until(next::isActive);

        idle.looksAtQueue().refused(410, "queue-token-gone");
    }

    /** A user who has a turn; a changed policy applies at once. */
    private TestUser in(Concert concert, RoomPolicy policy) {
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        frontrow.operator().changes(concert, policy).expect(200);
        assertThat(user.isActive()).isTrue();
        return user;
    }

    /** A user who waits on the other instance. */
    private TestUser next(Concert concert) {
        TestUser user = frontrow.user().at(there.address());
        assertThat(user.joins(concert).expect(201).text("state")).isEqualTo("WAITING");
        return user;
    }

    private static void receivesSoon(StreamClient stream) {
        await().atMost(SOON).until(() -> stream.pending() > 0);
        stream.next("admitted");
    }
}
