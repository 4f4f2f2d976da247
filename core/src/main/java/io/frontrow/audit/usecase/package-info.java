/** How the invariants are checked. */
@NullMarked
package io.frontrow.audit.usecase;

import org.jspecify.annotations.NullMarked;
