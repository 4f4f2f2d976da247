/** The outbox of events. */
@NullMarked
package io.frontrow.adapter.postgres.event;

import org.jspecify.annotations.NullMarked;
