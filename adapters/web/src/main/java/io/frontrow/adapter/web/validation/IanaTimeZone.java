package io.frontrow.adapter.web.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The IANA name of a time zone, such as {@code Asia/Seoul}, which databases know as well. Offsets and names of the
 * JDK's own are invalid. Null is valid.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IanaTimeZone.Validator.class)
public @interface IanaTimeZone {
    String message() default "IanaTimeZone";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates names of time zones. */
    final class Validator implements ConstraintValidator<IanaTimeZone, String> {
        private static final String JDK_ONLY_PREFIX = "SystemV/";

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null
                    || (ZoneId.getAvailableZoneIds().contains(value) && !value.startsWith(JDK_ONLY_PREFIX));
        }
    }
}
