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

/** A text of characters that passwords may contain, see {@link OpaqueString}. Null and the empty text are valid. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PasswordText.Validator.class)
public @interface PasswordText {
    String message() default "PasswordText";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates the characters of passwords. */
    final class Validator implements ConstraintValidator<PasswordText, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null
                    || value.isEmpty()
                    || OpaqueString.tryToPrepare(value).isPresent();
        }
    }
}
