/** The use cases of the audit. */
@NullMarked
package io.frontrow.audit.usecase;

import org.jspecify.annotations.NullMarked;
