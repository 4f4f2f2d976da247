/** The HTTP side of Frontrow: what clients send becomes calls of the driving ports, and each result becomes an answer. */
@NullMarked
package io.frontrow.adapter.web;

import org.jspecify.annotations.NullMarked;
