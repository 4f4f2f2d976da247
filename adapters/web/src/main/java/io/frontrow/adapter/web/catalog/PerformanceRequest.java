package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.validation.Length;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A performance to create.
 *
 * @param sections the sections of the hall; null for the standard hall
 */
@GroupSequence({Length.class, PerformanceRequest.class})
record PerformanceRequest(
        @NotNull Instant startsAt,

        @Nullable @Size(min = 1, max = SECTIONS_MAX, groups = Length.class)
        List<@NotNull @Valid SectionRequest> sections) {
    private static final int SECTIONS_MAX = 200;

    /** {@return what is wrong with the sections together; empty if they are a hall} */
    Optional<SeatPlan.Flaw> flaw() {
        return sections == null ? Optional.empty() : SeatPlan.flaw(sectionsOf(sections));
    }

    CreatePerformance.Command command(UserId operatorId, ConcertId concertId) {
        return new CreatePerformance.Command(operatorId, concertId, startsAt, plan());
    }

    private SeatPlan plan() {
        return sections == null ? SeatPlan.standardHall() : new SeatPlan(sectionsOf(sections));
    }

    private static List<Section> sectionsOf(List<SectionRequest> requests) {
        return requests.stream().map(SectionRequest::section).toList();
    }
}
