/** Users and their sessions: signing up, in and out. */
@NullMarked
package io.frontrow.account;

import org.jspecify.annotations.NullMarked;
