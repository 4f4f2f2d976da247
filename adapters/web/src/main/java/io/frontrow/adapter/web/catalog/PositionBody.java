package io.frontrow.adapter.web.catalog;

import io.frontrow.catalog.model.SectionPosition;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Where a section lies in the hall.
 *
 * @param rotate null for 0
 * @param curve null for 0, straight rows
 */
record PositionBody(
        @NotNull @Range(min = 0, max = SectionPosition.HALL) Double x,
        @NotNull @Range(min = 0, max = SectionPosition.HALL) Double y,

        @Nullable @Range(min = -SectionPosition.ROTATE_MAX, max = SectionPosition.ROTATE_MAX)
        Double rotate,

        @Nullable @Range(min = 0, max = SectionPosition.CURVE_MAX)
        Double curve) {
    static PositionBody of(SectionPosition position) {
        return new PositionBody(position.x(), position.y(), position.rotate(), position.curve());
    }

    SectionPosition position() {
        return new SectionPosition(x, y, rotate == null ? 0 : rotate, curve == null ? 0 : curve);
    }
}
