package io.frontrow.adapter.gateway;

import java.net.URI;
import java.time.Duration;

/**
 * Where the payment module is, and how patient its client is.
 *
 * @param url what the module's paths are resolved against
 * @param connectWithin how long a connection may take to come about
 * @param answerWithin how long an answer may take
 * @param retriesMax how often a call is made again that was not answered as agreed; one without an answer is not
 * @param restFor how long the module is left alone after too many of its last calls have failed
 */
public record GatewaySettings(
        URI url,
        Signatures signatures,
        Duration connectWithin,
        Duration answerWithin,
        int retriesMax,
        Duration restFor) {}
