/** How the catalog is kept and read. */
@NullMarked
package io.frontrow.catalog.usecase;

import org.jspecify.annotations.NullMarked;
