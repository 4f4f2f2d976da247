package io.frontrow.adapter.web.problem;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.validation.FieldError;

/**
 * A part of a request that is missing or wrong.
 *
 * @param field the path of a field in the body, or the name of a parameter or header
 * @param message what is wrong with it, as a key of the problem texts with arguments
 */
public record Violation(String field, MessageSourceResolvable message) {
    /** The field of a violation that concerns the whole body. */
    public static final String BODY = "body";

    /**
     * What is wrong with a field, in words of our own.
     *
     * @param key of the text, see {@code problems.properties}
     */
    public static Violation of(String field, String key, Object... arguments) {
        return new Violation(field, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }

    /** What Bean Validation found. */
    public static Violation of(FieldError error) {
        return new Violation(error.getField(), error);
    }
}
