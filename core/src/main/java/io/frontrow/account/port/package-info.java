/** What accounts need: users, sessions, hashing and the signing of tokens. */
@NullMarked
package io.frontrow.account.port;

import org.jspecify.annotations.NullMarked;
