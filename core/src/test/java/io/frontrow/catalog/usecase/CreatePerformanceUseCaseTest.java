package io.frontrow.catalog.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.CreatePerformance.Command;
import io.frontrow.catalog.CreatePerformance.Result;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceSummary;
import io.frontrow.catalog.model.ScheduleRefusal;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreatePerformanceUseCaseTest {

    private static final SeatPlan PLAN =
            new SeatPlan(List.of(new Section("A", 2, 10, new Points(90_000)), new Section("B", 3, 5, new Points(1))));

    private final SaleFixture sale = new SaleFixture();
    private final PerformanceId fresh = new PerformanceId(UUID.randomUUID());
    private final CreatePerformance createPerformance =
            new CreatePerformanceUseCase(sale.store.performances(), fresh::value);
    private final Instant startsAt = sale.clock.instant().plus(Duration.ofDays(30));

    @Test
    void allSeatsOfANewPerformanceAreAvailable() {
        assertThat(create(sale.concertId()))
                .isEqualTo(new Result.Created(new PerformanceSummary(fresh, sale.concertId(), startsAt, 35, 35)));
    }

    @Test
    void aNewPerformanceIsOnSaleWithItsConcert() {
        create(sale.concertId());

        assertThat(get(sale.store.performances().find(fresh)))
                .contains(new Performance(fresh, sale.concertId(), startsAt, sale.performance.salesOpenAt(), PLAN));
    }

    @Test
    void anUnknownConcertGetsNoPerformance() {
        assertThat(create(new ConcertId(UUID.randomUUID()))).isEqualTo(new Result.UnknownConcert());
        assertThat(get(sale.store.performances().find(fresh))).isEmpty();
    }

    @Test
    void theStoreDecidesWhetherThePerformanceCanBeginThen() {
        PerformanceId other = new PerformanceId(UUID.randomUUID());
        get(sale.store.performances().add(other, sale.concertId(), startsAt, PLAN, SaleFixture.anOperator()));

        assertThat(create(sale.concertId())).isEqualTo(new Result.Refused(ScheduleRefusal.EXISTS));
        sale.clock.turn(Duration.ofDays(30));
        assertThat(create(sale.concertId())).isEqualTo(new Result.Refused(ScheduleRefusal.IN_PAST));
    }

    private Result create(ConcertId concertId) {
        return get(createPerformance.create(new Command(new UserId(UUID.randomUUID()), concertId, startsAt, PLAN)));
    }
}
