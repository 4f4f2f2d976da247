/** Requirements, tested over HTTP. The display name of each test begins with the ids of those that it proves. */
@NullMarked
package io.frontrow.scenario;

import org.jspecify.annotations.NullMarked;
