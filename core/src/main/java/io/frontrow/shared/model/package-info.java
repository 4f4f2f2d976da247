/** Values that every feature speaks: money, pages, keys of repeated requests. */
@NullMarked
package io.frontrow.shared.model;

import org.jspecify.annotations.NullMarked;
