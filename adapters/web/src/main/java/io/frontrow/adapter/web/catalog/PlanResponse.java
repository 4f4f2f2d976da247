package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SectionPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plan of a hall. Seats are numbered from 1, section by section and row by row. */
record PlanResponse(UUID performanceId, UUID concertId, int seatsTotal, List<Section> sections) {
    static PlanResponse of(Performance performance) {
        List<Section> sections = new ArrayList<>();
        int next = 1;
        for (io.frontrow.catalog.model.Section section : performance.plan().sections()) {
            sections.add(Section.of(section, next));
            next += section.size();
        }
        return new PlanResponse(
                performance.performanceId().value(),
                performance.concertId().value(),
                performance.plan().size(),
                List.copyOf(sections));
    }

    /**
     * A section of rows of equal length.
     *
     * @param at where it lies in the hall; null if that is not known
     */
    record Section(
            String name,
            long price,
            int rows,
            int seatsPerRow,
            int firstSeatNumber,
            @Nullable PositionBody at) {
        static Section of(io.frontrow.catalog.model.Section section, int firstSeatNumber) {
            SectionPosition position = section.position();
            return new Section(
                    section.name(),
                    section.price().value(),
                    section.rows(),
                    section.seatsPerRow(),
                    firstSeatNumber,
                    position == null ? null : PositionBody.of(position));
        }
    }
}
