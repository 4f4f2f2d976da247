/** Refusals and faults as RFC 9457 problems, in English and Korean. */
@NullMarked
package io.frontrow.adapter.web.problem;

import org.jspecify.annotations.NullMarked;
