/** Concerts, performances, sections and seats as planned, without their status. */
@NullMarked
package io.frontrow.catalog.model;

import org.jspecify.annotations.NullMarked;
