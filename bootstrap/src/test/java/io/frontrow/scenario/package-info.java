/** What Frontrow must do, told over HTTP: each test names the requirements that it proves by their ids. */
@NullMarked
package io.frontrow.scenario;

import org.jspecify.annotations.NullMarked;
