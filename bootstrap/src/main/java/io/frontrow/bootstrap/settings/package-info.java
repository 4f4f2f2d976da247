/** Frontrow's settings, each record bound and validated by Spring Boot. */
@NullMarked
package io.frontrow.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
