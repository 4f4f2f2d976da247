/** The fast path: the most frequent calls, handled before the framework's filters and mappings. */
@NullMarked
package io.frontrow.adapter.web.fastpath;

import org.jspecify.annotations.NullMarked;
