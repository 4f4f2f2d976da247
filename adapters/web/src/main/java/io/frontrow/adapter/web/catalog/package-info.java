/** Concerts and their dates over HTTP, for fans and for the operator. */
@NullMarked
package io.frontrow.adapter.web.catalog;

import org.jspecify.annotations.NullMarked;
