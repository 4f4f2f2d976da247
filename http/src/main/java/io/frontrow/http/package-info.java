/** HTTP as its RFCs define it, for the adapters that serve it. */
@NullMarked
package io.frontrow.http;

import org.jspecify.annotations.NullMarked;
