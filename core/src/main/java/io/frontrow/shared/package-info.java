/** What several features are made with: streams of what changes, calls that are made for many. */
@NullMarked
package io.frontrow.shared;

import org.jspecify.annotations.NullMarked;
