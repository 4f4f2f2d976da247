/** The invariants, checked on the running system. */
@NullMarked
package io.frontrow.audit;

import org.jspecify.annotations.NullMarked;
