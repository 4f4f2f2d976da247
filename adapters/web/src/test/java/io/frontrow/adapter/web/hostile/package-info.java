/** Hostile requests, generated from the API document. */
@NullMarked
package io.frontrow.adapter.web.hostile;

import org.jspecify.annotations.NullMarked;
