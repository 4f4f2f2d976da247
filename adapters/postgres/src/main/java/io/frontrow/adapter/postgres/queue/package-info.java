/** Waiting rooms, the actions of operators on them, and past turns. */
@NullMarked
package io.frontrow.adapter.postgres.queue;

import org.jspecify.annotations.NullMarked;
