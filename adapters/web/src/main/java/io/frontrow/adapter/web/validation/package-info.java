/** Bean Validation constraints on what clients send. */
@NullMarked
package io.frontrow.adapter.web.validation;

import org.jspecify.annotations.NullMarked;
