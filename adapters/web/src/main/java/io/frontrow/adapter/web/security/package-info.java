/** Who calls and whose turn it is: signed tokens, passwords, and which call needs what. */
@NullMarked
package io.frontrow.adapter.web.security;

import org.jspecify.annotations.NullMarked;
