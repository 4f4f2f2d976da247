package io.frontrow.adapter.gateway;

/**
 * What the payment module is told to give back, as JSON.
 *
 * @param amount in points, at least 1
 */
public record RefundOrder(long amount) {}
