/** Serves the pages for fans and operators: files that a browser loads, and that call the HTTP API from there. */
@NullMarked
package io.frontrow.adapter.pages;

import org.jspecify.annotations.NullMarked;
