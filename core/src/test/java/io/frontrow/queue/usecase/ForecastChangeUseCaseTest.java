package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.ForecastChange;
import io.frontrow.queue.ForecastChange.Result;
import io.frontrow.queue.ForecastChange.Waits;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastChangeUseCaseTest {

    private final SaleFixture sale = new SaleFixture();
    private final ForecastChange forecastChange = new ForecastChangeUseCase(sale.store.rooms(), sale.queue, sale.clock);

    @BeforeEach
    void aFullRoom() {
        sale.setPolicy(sale.aRoom().capacity(1).turnSeconds(600).policy());
        sale.aFanInTurn();
        sale.fansWaiting(21);
    }

    @Test
    void moreCapacityShortensTheWait() {
        Result.Known known = forecast(change(100, null));

        assertThat(known.waiting()).isEqualTo(21);
        assertThat(seconds(known.now())).isGreaterThan(1_000);
        assertThat(seconds(known.changed())).isLessThan(100);
        assertThat(known.now().middle().orElseThrow().seconds()).isLessThan(seconds(known.now()));
    }

    @Test
    void theRoomStaysAsItIs() {
        WaitingRoomPolicy before = sale.room().policy();

        forecast(change(100, true));

        assertThat(sale.room().policy()).isEqualTo(before);
    }

    @Test
    void aChangeThatNamesNothingChangesNoWait() {
        Result.Known known = forecast(change(null, null));

        assertThat(known.changed()).isEqualTo(known.now());
    }

    @Test
    void aPausedRoomHasNoWait() {
        Result.Known known = forecast(change(null, true));

        assertThat(known.now().last()).isPresent();
        assertThat(known.changed().last()).isEmpty();
        assertThat(known.changed().middle()).isEmpty();
    }

    @Test
    void theWaitOfARoomThatWouldOpenWithTheSaleBeginsThen() {
        Instant opensAt = sale.clock.instant().plusSeconds(7_200);
        sale.setPolicy(sale.aRoom().opensAt(opensAt).policy());

        Result.Known known = forecast(opening(null));

        assertThat(seconds(known.now())).isGreaterThan(7_200);
        assertThat(seconds(known.changed())).isLessThan(7_200);
        assertThat(forecast(opening(opensAt)).changed()).isEqualTo(known.now());
    }

    @Test
    void anUnknownConcertHasNoForecast() {
        assertThat(get(forecastChange.forecast(new ConcertId(UUID.randomUUID()), change(null, null))))
                .isEqualTo(new Result.UnknownConcert());
    }

    private Result.Known forecast(PolicyChange change) {
        return (Result.Known) get(forecastChange.forecast(sale.concertId(), change));
    }

    private static long seconds(Waits waits) {
        return waits.last().map(WaitEstimate::seconds).orElseThrow();
    }

    private static PolicyChange opening(@Nullable Instant at) {
        return new PolicyChange(null, null, null, null, null, new PolicyChange.Opening(at), null, null, null, null);
    }

    private static PolicyChange change(@Nullable Integer capacity, @Nullable Boolean paused) {
        return new PolicyChange(capacity, null, null, null, null, null, null, null, null, paused);
    }
}
