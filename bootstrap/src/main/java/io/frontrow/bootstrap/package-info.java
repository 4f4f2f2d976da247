/** The application: its main class, with the configuration in packages by purpose. */
@NullMarked
package io.frontrow.bootstrap;

import org.jspecify.annotations.NullMarked;
