package io.frontrow.catalog.model;

import io.frontrow.queue.model.SaleStatus;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import java.util.Optional;

/**
 * What a concert offers now.
 *
 * @param priceFrom the price of the cheapest seats of the performances to come; empty if none is to come
 * @param sale what can still be bought
 * @param opensAt no user is admitted to the waiting room before this time; empty if the room is open
 * @param paused whether the waiting room admits nobody for now
 */
public record Offer(Optional<Points> priceFrom, SaleStatus sale, Optional<Instant> opensAt, boolean paused) {}
