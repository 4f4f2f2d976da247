/** Contracts of the ports that several features need, and fakes of them. */
@NullMarked
package io.frontrow.shared.port;

import org.jspecify.annotations.NullMarked;
