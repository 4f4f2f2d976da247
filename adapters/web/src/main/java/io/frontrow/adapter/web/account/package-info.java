/** Users and their sessions over HTTP. */
@NullMarked
package io.frontrow.adapter.web.account;

import org.jspecify.annotations.NullMarked;
