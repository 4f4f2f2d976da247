package io.frontrow.adapter.web.validation;

import io.frontrow.shared.model.VisibleText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A line of text that shows all it contains, by {@link VisibleText#isLine}. Null is valid. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Validator.class)
public @interface PlainText {
    /** {@return the maximum number of characters} */
    int max();

    String message() default "PlainText";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates lines of text. */
    final class Validator implements ConstraintValidator<PlainText, String> {
        private int max;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || (value.length() <= max && VisibleText.isLine(value));
        }
    }
}
