package io.frontrow.benchmark;

import io.frontrow.adapter.web.stream.StreamClient;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The time until the next user is admitted after a turn has ended: one user leaves or pays at one instance, and the
 * next user listens at another. Both run in this JVM, and the stores on the same machine.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=HandoverBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class HandoverBenchmark {

    private static final int WARMING = 50;
    private static final int TIMES = 200;

    @Test
    void measure() {
        Stores stores = Stores.ofTests();
        try (FrontrowServer here = FrontrowServer.start(stores);
                FrontrowServer there = FrontrowServer.start(stores)) {
            TestSystem frontrow = TestSystem.of(stores, here);
            handovers(frontrow, there, WARMING, HandoverBenchmark::leaving);
            System.out.printf("%n%-52s %8s %8s %8s%n", "ms until the next user is admitted", "median", "99th", "most");
            print("leaving", handovers(frontrow, there, TIMES, HandoverBenchmark::leaving));
            print("paying", handovers(frontrow, there, TIMES, HandoverBenchmark::paying));
        }
    }

    private static List<Handover> handovers(TestSystem frontrow, FrontrowServer there, int times, Way way) {
        return Stream.generate(() -> handover(frontrow, there, way))
                .limit(times)
                .toList();
    }

    private static Handover handover(TestSystem frontrow, FrontrowServer there, Way way) {
        Concert concert = frontrow.concert(RoomPolicy.NARROW);
        Runnable freeing = way.of(frontrow.user().admitInto(concert), concert);
        TestUser next = frontrow.user().at(there.address());
        next.joins(concert).expect(201);
        try (StreamClient stream = next.watchesQueue(there.address())) {
            stream.next("position");
            long sent = System.nanoTime();
            freeing.run();
            long responded = System.nanoTime();
            stream.next("admitted");
            return new Handover(sent, responded, System.nanoTime());
        } finally {
            frontrow.timeMachine().begin(concert.performance());
        }
    }

    private static Runnable leaving(TestUser user, Concert concert) {
        return () -> user.leaves().expect(204);
    }

    private static Runnable paying(TestUser user, Concert concert) {
        UUID reservationId = user.withPoints(50_000).reserved(concert.performance(), 1);
        return () -> user.pays(reservationId).expect(201);
    }

    private static void print(String way, List<Handover> all) {
        print("after the call for " + way + " was sent", all, Handover::sent);
        print("after the response to the call for " + way, all, Handover::responded);
    }

    private static void print(String what, List<Handover> all, ToLongFunction<Handover> since) {
        List<Double> millis = all.stream()
                .map(it -> (it.admitted() - since.applyAsLong(it)) / 1e6)
                .sorted()
                .toList();
        System.out.printf(
                "%-52s %8.1f %8.1f %8.1f%n",
                what, millis.get(TIMES / 2), millis.get(TIMES * 99 / 100), millis.getLast());
    }

    /** How a user ends a turn. */
    private interface Way {
        Runnable of(TestUser user, Concert concert);
    }

    /** Times of {@link System#nanoTime()}; an admission that arrives before the response counts as arriving with it. */
    private record Handover(long sent, long responded, long admitted) {}
}
