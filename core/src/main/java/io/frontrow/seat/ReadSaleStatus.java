package io.frontrow.seat;

import io.frontrow.queue.port.SaleStatuses;

/** Reads what can still be bought of a concert: held seats are not available either. The queue shows it. */
public interface ReadSaleStatus extends SaleStatuses {}
