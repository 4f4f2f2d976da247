/** What several features are made with: streams of what changes. */
@NullMarked
package io.frontrow.shared;

import org.jspecify.annotations.NullMarked;
