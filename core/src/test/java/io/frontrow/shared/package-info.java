/** What tests of every feature share. */
@NullMarked
package io.frontrow.shared;

import org.jspecify.annotations.NullMarked;
