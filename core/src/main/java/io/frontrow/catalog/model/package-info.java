/** Concerts, performances, sections and seats as they are planned; who has a seat is told elsewhere. */
@NullMarked
package io.frontrow.catalog.model;

import org.jspecify.annotations.NullMarked;
