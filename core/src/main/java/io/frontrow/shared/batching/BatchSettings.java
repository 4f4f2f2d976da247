package io.frontrow.shared.batching;

import java.time.Duration;

/**
 * How requests are batched.
 *
 * @param store the name of the store that serves the requests, for error messages
 * @param sizeMax the largest number of requests in a batch
 * @param window how long requests are collected after a batch was sent, unless a batch is full earlier
 */
public record BatchSettings(String store, int sizeMax, Duration window) {}
