/** What the ports of the catalog must do, and fakes that do it in memory. */
@NullMarked
package io.frontrow.catalog.port;

import org.jspecify.annotations.NullMarked;
