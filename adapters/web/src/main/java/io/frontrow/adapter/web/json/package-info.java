/** How JSON is read and written: strictly, and the same for every call. */
@NullMarked
package io.frontrow.adapter.web.json;

import org.jspecify.annotations.NullMarked;
