/** What the audit needs: stores that check themselves. */
@NullMarked
package io.frontrow.audit.port;

import org.jspecify.annotations.NullMarked;
