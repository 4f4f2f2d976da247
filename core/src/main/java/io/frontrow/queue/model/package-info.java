/** Tickets, places and the policy by which a waiting room lets people in. */
@NullMarked
package io.frontrow.queue.model;

import org.jspecify.annotations.NullMarked;
