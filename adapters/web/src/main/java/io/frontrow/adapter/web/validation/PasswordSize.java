package io.frontrow.adapter.web.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The length of a password once it is prepared, see {@link OpaqueString}. Null and what cannot be prepared are valid.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PasswordSize.Validator.class)
public @interface PasswordSize {
    /** {@return the minimum number of characters} */
    int min();

    /** {@return the maximum number of characters} */
    int max();

    String message() default "PasswordSize";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates the length of passwords. */
    final class Validator implements ConstraintValidator<PasswordSize, String> {
        private int min;
        private int max;

        @Override
        public void initialize(PasswordSize constraint) {
            min = constraint.min();
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null || value.isEmpty()) {
                return value == null || min == 0;
            }
            int length = OpaqueString.tryToPrepare(value).map(String::length).orElse(min);
            return length >= min && length <= max;
        }
    }
}
