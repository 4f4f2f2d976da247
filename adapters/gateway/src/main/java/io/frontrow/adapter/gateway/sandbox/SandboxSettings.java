package io.frontrow.adapter.gateway.sandbox;

import io.frontrow.adapter.gateway.Signatures;
import java.time.Duration;

/**
 * Settings of a sandbox.
 *
 * @param slowAfter the time after which the response for a slow card is sent
 * @param lateAfter the time after which a late card is captured
 */
public record SandboxSettings(Signatures signatures, Duration slowAfter, Duration lateAfter) {}
