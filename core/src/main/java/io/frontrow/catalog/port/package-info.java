/** What the catalog needs: the concerts and performances there are. */
@NullMarked
package io.frontrow.catalog.port;

import org.jspecify.annotations.NullMarked;
