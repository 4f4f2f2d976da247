package io.frontrow.adapter.web.catalog;

import io.frontrow.adapter.web.validation.PlainText;
import io.frontrow.catalog.model.Section;
import io.frontrow.shared.model.Points;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * A section of a hall, with rows of equal length.
 *
 * @param at where it lies in the hall; null if that is not given
 */
record SectionRequest(
        @NotNull @PlainText(max = Section.NAME_MAX) String name,
        @NotNull @Range(min = 1, max = Section.ROWS_MAX) Integer rows,

        @NotNull @Range(min = 1, max = Section.SEATS_PER_ROW_MAX)
        Integer seatsPerRow,

        @NotNull @Range(min = 1, max = Points.MAX) Long price,
        @Nullable @Valid PositionBody at) {
    Section section() {
        return new Section(name, rows, seatsPerRow, new Points(price), at == null ? null : at.position());
    }
}
