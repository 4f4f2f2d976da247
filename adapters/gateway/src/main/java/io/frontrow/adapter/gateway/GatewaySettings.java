package io.frontrow.adapter.gateway;

import java.net.URI;
import java.time.Duration;

/**
 * Settings of the client of the payment module.
 *
 * @param url the base URL of the module's paths
 * @param connectTimeout the time limit of connecting, and of waiting for a free connection
 * @param responseTimeout the time limit of a response
 * @param retriesMax the maximum number of retries of a call that failed; a call without a response in time is not
 *     retried
 * @param circuitOpenTime the time for which no calls are made after too many of the last ones failed
 */
public record GatewaySettings(
        URI url,
        Signatures signatures,
        Duration connectTimeout,
        Duration responseTimeout,
        int retriesMax,
        Duration circuitOpenTime) {}
