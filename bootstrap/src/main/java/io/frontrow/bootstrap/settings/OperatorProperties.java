package io.frontrow.bootstrap.settings;

import io.frontrow.account.model.OperatorCode;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the first operator.
 *
 * @param firstCode the code that makes its bearer the first operator, 16 … 255 characters; null for a random one, which
 *     the log shows
 */
@Validated
@ConfigurationProperties("frontrow.operator")
public record OperatorProperties(
        @Nullable @Size(min = OperatorCode.LENGTH_MIN, max = OperatorCode.LENGTH_MAX)
        String firstCode) {

    /** {@return the code that is set, if one is} */
    public Optional<OperatorCode> code() {
        return Optional.ofNullable(firstCode).map(OperatorCode::new);
    }

    /** Contains no code. */
    @Override
    public String toString() {
        return "OperatorProperties[hidden]";
    }
}
