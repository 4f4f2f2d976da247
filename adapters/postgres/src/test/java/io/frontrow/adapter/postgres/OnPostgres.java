package io.frontrow.adapter.postgres;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a contract on a database that the tests of the class share. Every invariant is checked after each test.
 * Constructors and test methods can take the database as a {@link TestPostgres}.
 */
@ExtendWith(PostgresExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnPostgres {

    /** Whether concurrent commands are run in batches. */
    boolean batching() default false;
}
