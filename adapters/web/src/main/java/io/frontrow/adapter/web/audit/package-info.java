/** The audit over HTTP. */
@NullMarked
package io.frontrow.adapter.web.audit;

import org.jspecify.annotations.NullMarked;
