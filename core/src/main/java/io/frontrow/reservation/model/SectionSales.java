package io.frontrow.reservation.model;

import io.frontrow.catalog.model.Section;
import io.frontrow.shared.model.Points;

/**
 * What became of the seats of a section.
 *
 * @param held seats that are held and not reserved
 * @param reserved seats that are reserved and not paid yet
 * @param sold seats that are paid and not given back
 */
public record SectionSales(Section section, int held, int reserved, int sold) {

    public int available() {
        return section.size() - held - reserved - sold;
    }

    /** The price of the sold seats. */
    public Points revenue() {
        return new Points(section.price().value() * sold);
    }
}
