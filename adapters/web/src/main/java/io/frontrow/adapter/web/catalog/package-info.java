/** Concerts and their performances over HTTP, for users and operators. */
@NullMarked
package io.frontrow.adapter.web.catalog;

import org.jspecify.annotations.NullMarked;
