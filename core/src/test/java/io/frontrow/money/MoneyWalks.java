package io.frontrow.money;

import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.shared.model.Points;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Generates random walks of 20 to 50 steps, in which few users want few seats. */
final class MoneyWalks {

    static final int USERS = 3;
    static final SeatPlan PLAN = new SeatPlan(
            List.of(new Section("Floor", 1, 5, new Points(300)), new Section("Balcony", 1, 5, new Points(70))));

    private static final Arbitrary<Integer> USER = numbers(USERS);
    private static final Arbitrary<Integer> BOOKING = numbers(4);
    private static final Arbitrary<Integer> CARD = numbers(4);
    private static final Arbitrary<Integer> KEY = numbers(10);
    private static final Arbitrary<Long> AMOUNT = Arbitraries.of(100L, 700L, 2_000L);
    private static final Arbitrary<Integer> SEAT = Arbitraries.integers().between(1, PLAN.size());
    private static final Arbitrary<Set<Integer>> SEATS = SEAT.set().ofMinSize(1).ofMaxSize(3);
    private static final Arbitrary<ModelReport> REPORT = Arbitraries.frequency(
            Tuple.of(4, ModelReport.CAPTURED),
            Tuple.of(2, ModelReport.DECLINED),
            Tuple.of(2, ModelReport.VOIDED),
            Tuple.of(1, ModelReport.PARTLY_CAPTURED),
            Tuple.of(1, ModelReport.CAPTURED_AGAIN));
    private static final Arbitrary<Boolean> IS_CAPTURED = Arbitraries.of(false, true);
    private static final Arbitrary<Boolean> IS_REFUSED = Arbitraries.of(false, true);
    private static final Arbitrary<Boolean> IS_LOST = Arbitraries.of(false, false, true);

    private MoneyWalks() {}

    static Arbitrary<List<MoneyStep>> all() {
        return Arbitraries.frequencyOf(
                        weighted(
                                20,
                                Combinators.combine(USER, AMOUNT, KEY, IS_LOST).as(MoneyStep.TopUp::new)),
                        weighted(20, Combinators.combine(USER, SEATS, IS_LOST).as(MoneyStep.Reserve::new)),
                        weighted(
                                30,
                                Combinators.combine(USER, SEATS, KEY, IS_LOST).as(MoneyStep.Buy::new)),
                        weighted(5, BOOKING.map(MoneyStep.ReserveAgain::new)),
                        weighted(25, Combinators.combine(BOOKING, KEY, IS_LOST).as(MoneyStep.Pay::new)),
                        weighted(5, Combinators.combine(BOOKING, USER, KEY).as(MoneyStep.PayAs::new)),
                        weighted(
                                30,
                                Combinators.combine(USER, SEATS, KEY, IS_CAPTURED, IS_LOST)
                                        .as(MoneyStep.BuyByCard::new)),
                        weighted(15, Combinators.combine(BOOKING, KEY, IS_LOST).as(MoneyStep.BeginCard::new)),
                        weighted(5, CARD.map(MoneyStep.DecideCardReply::new)),
                        weighted(30, Combinators.combine(CARD, REPORT, IS_LOST).as(MoneyStep.SettleCard::new)),
                        weighted(10, Combinators.combine(IS_REFUSED, IS_LOST).as(MoneyStep.RefundCards::new)),
                        weighted(15, Combinators.combine(BOOKING, IS_LOST).as(MoneyStep.Cancel::new)),
                        weighted(30, Combinators.combine(BOOKING, SEAT, IS_LOST).as(MoneyStep.CancelSeat::new)),
                        weighted(5, Combinators.combine(BOOKING, SEATS).as(MoneyStep.CancelSeats::new)),
                        weighted(5, Combinators.combine(BOOKING, USER).as(MoneyStep.CancelAs::new)),
                        weighted(8, Arbitraries.create(MoneyStep.PassDeadlines::new)),
                        weighted(4, Arbitraries.create(MoneyStep.ExpireOverdue::new)),
                        weighted(1, Arbitraries.create(MoneyStep.BeginPerformance::new)),
                        weighted(1, Arbitraries.create(MoneyStep.CancelPerformance::new)))
                .list()
                .ofMinSize(20)
                .ofMaxSize(50);
    }

    private static Arbitrary<Integer> numbers(int count) {
        return Arbitraries.integers().between(0, count - 1);
    }

    private static Tuple2<Integer, Arbitrary<? extends MoneyStep>> weighted(
            int weight, Arbitrary<? extends MoneyStep> steps) {
        return Tuple.of(weight, steps);
    }
}
