/** The OpenAPI document, and Swagger UI to try it. */
@NullMarked
package io.frontrow.adapter.web.openapi;

import org.jspecify.annotations.NullMarked;
