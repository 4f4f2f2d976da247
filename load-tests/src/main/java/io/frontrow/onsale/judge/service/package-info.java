/** Judges the service: latency, recovery, the audit, and whether the load generator was in time. */
@NullMarked
package io.frontrow.onsale.judge.service;

import org.jspecify.annotations.NullMarked;
