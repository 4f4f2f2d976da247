package io.frontrow.queue.port;

/** Sale statuses of a store that does not know of holds: held seats count as available. */
@FunctionalInterface
public interface SaleStatusesByClaims extends SaleStatuses {}
