/** How the account actions are done. */
@NullMarked
package io.frontrow.account.usecase;

import org.jspecify.annotations.NullMarked;
