package io.frontrow.pages;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.ArrayList;
import java.util.List;

/**
 * A concert that admits one user at a time, with somebody in their turn and others in line.
 *
 * @param active whose turn it is
 * @param waiting those in line, in order
 */
record Line(Concert concert, TestUser active, List<TestUser> waiting) {

    static Line of(TestSystem frontrow, int waiting) {
        return of(frontrow, RoomPolicy.NARROW, waiting);
    }

    static Line of(TestSystem frontrow, RoomPolicy policy, int waiting) {
        Concert concert = frontrow.concert(policy);
        TestUser active = frontrow.user().admitInto(concert);
        List<TestUser> others = new ArrayList<>();
        for (TestUser user : frontrow.users(waiting)) {
            user.joins(concert).expect(201);
            others.add(user);
        }
        return new Line(concert, active, List.copyOf(others));
    }

    String page() {
        return "/concerts/" + concert.id();
    }

    /** Everybody leaves who came before. */
    void empties() {
        waiting.forEach(user -> user.leaves().expect(204));
        active.leaves().expect(204);
    }
}
