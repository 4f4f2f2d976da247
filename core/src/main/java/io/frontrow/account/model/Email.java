package io.frontrow.account.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in lower case, so that one mailbox is one user. Never printed.
 *
 * @param value at most 254 characters with one {@code @} between a local part and a domain
 */
public record Email(String value) {

    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,253}");
    private static final int LENGTH_MAX = 254;

    public Email {
        value = value.toLowerCase(Locale.ROOT);
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= LENGTH_MAX && SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "Email[hidden]";
    }
}
