package io.frontrow.adapter.gateway;

/**
 * A request to refund points, as JSON.
 *
 * @param amount the amount in points, at least 1
 */
public record RefundRequest(long amount) {}
