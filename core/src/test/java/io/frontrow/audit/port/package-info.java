/** Contracts of the ports of the audit, and fakes of them. */
@NullMarked
package io.frontrow.audit.port;

import org.jspecify.annotations.NullMarked;
