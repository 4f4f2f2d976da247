/** The HTTP API: requests become calls of the driving ports, and each result becomes a response. */
@NullMarked
package io.frontrow.adapter.web;

import org.jspecify.annotations.NullMarked;
