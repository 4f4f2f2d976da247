/** Problems as defined by RFC 9457, in English and Korean. */
@NullMarked
package io.frontrow.adapter.web.problem;

import org.jspecify.annotations.NullMarked;
