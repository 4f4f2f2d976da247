/** Shared by all controllers: responses, paging, and values of headers and paths. */
@NullMarked
package io.frontrow.adapter.web.http;

import org.jspecify.annotations.NullMarked;
