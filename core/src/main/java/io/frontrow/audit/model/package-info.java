/** The invariants, and the results of an audit. */
@NullMarked
package io.frontrow.audit.model;

import org.jspecify.annotations.NullMarked;
