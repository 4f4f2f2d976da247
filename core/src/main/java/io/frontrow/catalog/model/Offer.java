package io.frontrow.catalog.model;

import io.frontrow.queue.model.SaleStatus;
import io.frontrow.shared.model.Points;
import java.util.Optional;

/**
 * What a concert offers now.
 *
 * @param priceFrom the price of the cheapest seats of the performances to come; empty if none is to come
 * @param sale what can still be bought
 */
public record Offer(Optional<Points> priceFrom, SaleStatus sale) {}
