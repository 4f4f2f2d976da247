/** Background jobs and the schedule that runs them. */
@NullMarked
package io.frontrow.bootstrap.jobs;

import org.jspecify.annotations.NullMarked;
