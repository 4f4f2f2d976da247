/** Journeys through the pages in a real browser, against the real application and stores. */
@NullMarked
package io.frontrow.pages;

import org.jspecify.annotations.NullMarked;
