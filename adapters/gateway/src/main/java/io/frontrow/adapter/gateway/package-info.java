/** The external payment module: it is asked over HTTP, and calls back with signed messages. */
@NullMarked
package io.frontrow.adapter.gateway;

import org.jspecify.annotations.NullMarked;
