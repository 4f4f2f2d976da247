package io.frontrow.catalog.model;

import io.frontrow.shared.model.Points;

/**
 * A seat of a hall.
 *
 * @param number unique in the hall, from 1
 * @param row within the section, from 1
 */
public record Seat(int number, String section, int row, Points price) {}
