package io.frontrow.reservation.model;

import io.frontrow.catalog.model.Performance;
import io.frontrow.shared.model.Points;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What became of the seats of a performance, section by section.
 *
 * @param sections in the order of the hall
 */
public record SectionedSales(Performance performance, List<SectionSales> sections) {

    public SectionedSales {
        sections = List.copyOf(sections);
    }

    public int available() {
        return sum(SectionSales::available);
    }

    public int held() {
        return sum(SectionSales::held);
    }

    public int reserved() {
        return sum(SectionSales::reserved);
    }

    public int sold() {
        return sum(SectionSales::sold);
    }

    public Points revenue() {
        return sections.stream().map(SectionSales::revenue).reduce(Points.ZERO, Points::plus);
    }

    private int sum(ToIntFunction<SectionSales> count) {
        return sections.stream().mapToInt(count).sum();
    }
}
