/** What is told. */
@NullMarked
package io.frontrow.event.model;

import org.jspecify.annotations.NullMarked;
