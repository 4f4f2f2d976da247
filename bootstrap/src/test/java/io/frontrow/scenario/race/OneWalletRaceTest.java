package io.frontrow.scenario.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.test.Concurrently;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OneWalletRaceTest {

    private static final int PAYMENTS = 100;
    private static final int AFFORDED = 7;
    private static final long REST = Performance.PRICE - 1;

    private final TestSystem frontrow = TestSystem.sharedByTwo();

    /** One of a hundred concerts, because a payment ends the turn in the queue of its concert. */
    @Test
    @DisplayName("S2-11 S1-9 S4-3 S4-4 Of 100 concurrent payments from points for 7, 7 succeed; after a top-up, all")
    void aWalletIsNeverOverdrawn() {
        TestUser user = frontrow.user().withPoints(AFFORDED * Performance.PRICE + REST);
        List<Order> orders = orders(user);

        List<HttpReply> replies = Concurrently.forEach(orders, Order::pay);

        assertThat(replies).filteredOn(reply -> reply.is(201)).hasSize(AFFORDED);
        assertThat(replies)
                .filteredOn(reply -> !reply.is(201))
                .hasSize(PAYMENTS - AFFORDED)
                .allSatisfy(reply -> reply.refused(402, "insufficient-balance"));
        assertThat(user.balance()).isEqualTo(REST);
        assertThat(user.payments().expect(200).items()).hasSize(AFFORDED);

        user.withPoints((PAYMENTS - AFFORDED) * Performance.PRICE);
        List<Order> unpaid = IntStream.range(0, PAYMENTS)
                .filter(i -> !replies.get(i).is(201))
                .mapToObj(orders::get)
                .toList();

        assertThat(Concurrently.forEach(unpaid, Order::pay)).allSatisfy(reply -> reply.expect(201));
        assertThat(user.balance()).isEqualTo(REST);
        frontrow.operator().findsNothingWrong();
        orders.forEach(order -> frontrow.timeMachine().begin(order.performance));
    }

    /** Prepared ten at a time, since operators have three connections. */
    private List<Order> orders(TestUser user) {
        return IntStream.range(0, PAYMENTS / 10)
                .boxed()
                .flatMap(_ -> Concurrently.times(10, _ -> order(user)).stream())
                .toList();
    }

    private Order order(TestUser user) {
        Concert concert = frontrow.concert();
        TestUser there = user.onAnotherDevice().admitInto(concert);
        return new Order(there, concert.performance(), there.reserved(concert.performance(), 1));
    }

    private record Order(TestUser user, Performance performance, UUID reservationId) {
        HttpReply pay() {
            return user.pays(reservationId);
        }
    }
}
