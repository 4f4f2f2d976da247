/** Authentication and authorization: signed tokens, passwords, and access rules. */
@NullMarked
package io.frontrow.adapter.web.security;

import org.jspecify.annotations.NullMarked;
