/** Users, sessions and the secrets that prove them. */
@NullMarked
package io.frontrow.account.model;

import org.jspecify.annotations.NullMarked;
