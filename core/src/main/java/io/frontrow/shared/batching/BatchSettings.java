package io.frontrow.shared.batching;

import java.time.Duration;

/**
 * How requests are batched.
 *
 * @param store the name of the store that serves the requests, for error messages
 * @param sizeMax the largest number of requests in a batch
 * @param window the shortest time between two batches, unless a batch is full earlier
 * @param waitMax how long a batch waits at most for the call before it to end
 */
public record BatchSettings(String store, int sizeMax, Duration window, Duration waitMax) {}
