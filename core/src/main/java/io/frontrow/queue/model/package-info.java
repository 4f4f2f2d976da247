/** Queue entries, places, and the policy by which a waiting room admits users. */
@NullMarked
package io.frontrow.queue.model;

import org.jspecify.annotations.NullMarked;
