package io.frontrow.adapter.gateway.sandbox;

import io.frontrow.adapter.gateway.Signatures;
import java.time.Duration;

/**
 * How a sandbox speaks.
 *
 * @param slowAfter after which time a slow card is answered
 * @param lateAfter after which time a late card is called back
 */
public record SandboxSettings(Signatures signatures, Duration slowAfter, Duration lateAfter) {}
