/** What an audit finds. */
@NullMarked
package io.frontrow.audit.model;

import org.jspecify.annotations.NullMarked;
