/** The client of the external payment module, over HTTP, and its signed callbacks. */
@NullMarked
package io.frontrow.adapter.gateway;

import org.jspecify.annotations.NullMarked;
