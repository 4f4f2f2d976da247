package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.shared.id.ConcertId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A performance to create.
 *
 * @param sections the sections of the hall; null for the standard hall
 */
record PerformanceRequest(
        @NotNull Instant startsAt,
        @Nullable @Size(min = 1, max = SECTIONS_MAX) List<@NotNull @Valid SectionRequest> sections) {
    private static final int SECTIONS_MAX = 200;

    /** {@return whether the sections together do not exceed the seat limit of a hall} */
    boolean fitsSeatLimit() {
        return sections == null
                || sections.stream().mapToInt(it -> it.section().size()).sum() <= SeatPlan.SEATS_MAX;
    }

    CreatePerformance.Command command(ConcertId concertId) {
        return new CreatePerformance.Command(concertId, startsAt, plan());
    }

    private SeatPlan plan() {
        if (sections == null) {
            return SeatPlan.standardHall();
        }
        List<Section> all = sections.stream().map(SectionRequest::section).toList();
        return new SeatPlan(all);
    }
}
