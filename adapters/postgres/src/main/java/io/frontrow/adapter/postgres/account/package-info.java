/** Users and their sessions. */
@NullMarked
package io.frontrow.adapter.postgres.account;

import org.jspecify.annotations.NullMarked;
