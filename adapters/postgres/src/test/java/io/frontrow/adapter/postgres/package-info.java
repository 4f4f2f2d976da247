/** The Postgres of the tests, and tests of several stores together. */
@NullMarked
package io.frontrow.adapter.postgres;

import org.jspecify.annotations.NullMarked;
