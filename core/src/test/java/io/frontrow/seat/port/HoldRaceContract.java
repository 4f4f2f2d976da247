package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.Outcome;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Holds at the same time. */
interface HoldRaceContract extends SeatHoldsSteps {

    @Test
    default void exactlyOneOfManyConcurrentHoldsOfASeatSucceeds() {
        List<QueueEntry> fans = fansInTurn(200);

        List<Outcome> all = atOnce(200, i -> holds().hold(aRequest(fans.get(i), performanceId(), LONG, 12)));

        assertThat(all).filteredOn(Outcome.Held.class::isInstance).hasSize(1);
        assertThat(all)
                .filteredOn(outcome -> !(outcome instanceof Outcome.Held))
                .containsOnly(new Outcome.Taken(SeatNumbers.of(12)));
    }

    @Test
    default void holdsThatOverlapAreWholeOrNotAtAll() {
        List<QueueEntry> fans = fansInTurn(100);

        List<SeatHold> all = atOnce(
                        100,
                        i -> holds().hold(aRequest(fans.get(i), performanceId(), LONG, i % 7, i % 7 + 1, i % 7 + 2)))
                .stream()
                .map(outcome -> outcome instanceof Outcome.Held held ? held.hold() : null)
                .filter(Objects::nonNull)
                .toList();

        assertThat(all).isNotEmpty();
        assertThat(all.stream().flatMapToInt(hold -> hold.seats().stream()).boxed())
                .doesNotHaveDuplicates();
        assertThat(heldSeats())
                .isEqualTo(all.stream().map(SeatHold::seats).reduce(SeatNumbers.NONE, SeatNumbers::union));
    }

    @Test
    default void concurrentHoldsOfTheSameSeatsAreOneHold() {
        QueueEntry fan = aFanInTurn();

        List<Outcome> all = atOnce(50, _ -> holds().hold(aRequest(fan, performanceId(), LONG, 12, 13)));

        assertThat(all)
                .extracting(outcome -> ((Outcome.Held) outcome).hold().holdId())
                .containsOnly(((Outcome.Held) all.getFirst()).hold().holdId());
        assertThat(all)
                .filteredOn(outcome -> !((Outcome.Held) outcome).repeated())
                .hasSize(1);
    }

    @Test
    default void concurrentHoldsOfAUserStayWithinTheLimit() {
        QueueEntry fan = aFanInTurn();

        atOnce(50, i -> holds().hold(aRequest(fan, performanceId(), LONG, i + 1)));

        assertThat(heldSeats().size()).isEqualTo(LIMIT);
    }

    @Test
    default void holdingAndReleasingAtOnceLeavesNoSeatBehind() {
        List<QueueEntry> fans = fansInTurn(20);

        atOnce(
                200,
                i -> holds().hold(aRequest(fans.get(i % 20), performanceId(), LONG, 12, 13))
                        .flatMap(outcome -> outcome instanceof Outcome.Held held
                                ? holds().release(
                                                concertId(),
                                                held.hold().holdId(),
                                                fans.get(i % 20).userId())
                                : Mono.just(false)));

        assertThat(heldSeats()).isEqualTo(SeatNumbers.NONE);
        assertThat(hold(fans.getFirst(), 12, 13)).isInstanceOf(Outcome.Held.class);
    }
}
