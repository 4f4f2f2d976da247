package io.frontrow.adapter.web.problem;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.validation.FieldError;

/**
 * A part of a request that is missing or invalid.
 *
 * @param field the path of a field in the body, or the name of a parameter or header
 * @param message the key of the text, with its arguments
 */
public record Violation(String field, MessageSourceResolvable message) {
    /** The field name of a violation of the whole body. */
    public static final String BODY = "body";

    /**
     * A violation with a text of this adapter.
     *
     * @param key the key of the text, see {@code problems.properties}
     */
    public static Violation of(String field, String key, Object... arguments) {
        return new Violation(field, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }

    /** A violation that Bean Validation found. */
    public static Violation of(FieldError error) {
        return new Violation(error.getField(), error);
    }
}
