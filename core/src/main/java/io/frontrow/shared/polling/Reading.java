package io.frontrow.shared.polling;

import java.time.Instant;

/**
 * The latest state of a stream, as handed to a subscriber that may miss readings.
 *
 * @param asOf when the read of the state began
 * @param keepAlives the number of keep-alive intervals that have passed since the stream began. It is part of every
 *     reading, so that a keep-alive and a changed state cannot displace each other when a slow subscriber misses
 *     readings.
 */
record Reading<S>(S state, Instant asOf, long keepAlives) {}
