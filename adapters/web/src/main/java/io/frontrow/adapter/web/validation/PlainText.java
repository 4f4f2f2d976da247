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

/**
 * A line of text: with a visible character, without control characters and unpaired surrogates. Null is valid.
 */
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
            return value == null
                    || (VisibleText.hasVisible(value)
                            && value.length() <= max
                            && value.codePoints().noneMatch(Validator::isForbidden));
        }

        private static boolean isForbidden(int codePoint) {
            int type = Character.getType(codePoint);
            return type == Character.CONTROL || type == Character.SURROGATE;
        }
    }
}
