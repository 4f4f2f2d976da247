/** What the embedded default has to show: concerts on sale, and people to try them with. */
@NullMarked
package io.frontrow.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
