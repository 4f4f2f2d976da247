package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.Sampler;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OnSaleRaceTest {

    private static final int USERS = 200;
    private static final int CAPACITY = 10;
    private static final long POINTS = 70_000;

    private final TestSystem frontrow = TestSystem.sharedByTwo();
    private final Concert concert = frontrow.concert(RoomPolicy.WIDE.capacity(CAPACITY));
    private final Performance performance = concert.performance();

    @Test
    @DisplayName(
            "S4-3 S2-11 S1-4 200 users want 50 seats: at most 10 have a turn, each seat is sold once, points add up")
    void sellsFiftySeatsToTwoHundredUsers() {
        List<TestUser> users = frontrow.users(USERS);
        Concurrently.forEach(users, user -> user.withPoints(POINTS));

        try (Sampler<Long> active = Sampler.of(this::active)) {
            List<Boolean> bought = Concurrently.forEach(users, this::buysASeat);

            assertThat(bought).filteredOn(it -> it).hasSize(Performance.SEATS);
            assertThat(active.samples()).hasSizeGreaterThan(10).allMatch(it -> it <= CAPACITY);
        }

        everySeatIsSold();
        moneyIsExact(users);
        frontrow.operator().findsNothingWrong();
    }

    /** Buys a seat from start to finish. {@return whether there was a seat} */
    private boolean buysASeat(TestUser user) {
        user.admitInto(concert);
        List<Integer> free = user.seats(performance, "AVAILABLE");
        while (!free.isEmpty()) {
            HttpReply hold = user.holds(performance, anyOf(free));
            if (hold.is(201)) {
                user.pays(user.reserves(hold.id("holdId")).expect(201).id("reservationId"))
                        .expect(201);
                return true;
            }
            hold.refused(409, "seats-taken");
            free = user.seats(performance, "AVAILABLE");
        }
        user.leaves().expect(204);
        return false;
    }

    private long active() {
        return frontrow.sends(Request.get("/concerts/%s/queue".formatted(concert.id())))
                .expect(200)
                .number("active");
    }

    private void everySeatIsSold() {
        TestUser onlooker = frontrow.user().admitInto(concert);
        assertThat(onlooker.seats(performance, "SOLD")).hasSize(Performance.SEATS);
    }

    private void moneyIsExact(List<TestUser> users) {
        List<Long> paid = Concurrently.forEach(users, OnSaleRaceTest::paid);
        List<Long> left = Concurrently.forEach(users, TestUser::balance);

        assertThat(sum(paid)).isEqualTo(Performance.SEATS * Performance.PRICE);
        assertThat(sum(left)).isEqualTo(USERS * POINTS - sum(paid));
    }

    private static long paid(TestUser user) {
        return user.payments().expect(200).items().stream()
                .mapToLong(payment -> payment.path("amount").asLong())
                .sum();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    private static int anyOf(List<Integer> seats) {
        return seats.get(ThreadLocalRandom.current().nextInt(seats.size()));
    }
}
