package io.frontrow.account.model;

import io.frontrow.shared.model.VisibleText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as people see it, so that one mailbox is one user: without blanks around it, in Unicode's form NFC
 * and in lower case. Never printed.
 *
 * @param value at most 254 visible characters with one {@code @} between a local part and a domain
 */
public record Email(String value) {

    private static final Pattern SHAPE = Pattern.compile("[^@]{1,64}@[^@]{1,253}");
    private static final int LENGTH_MAX = 254;

    public Email {
        value = normalized(value);
        if (!hasShape(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Whether a text is an e-mail address, in whatever form. */
    public static boolean isValid(String text) {
        return hasShape(normalized(text));
    }

    private static boolean hasShape(String normalized) {
        return normalized.length() <= LENGTH_MAX
                && SHAPE.matcher(normalized).matches()
                && VisibleText.isWhollyVisible(normalized);
    }

    private static String normalized(String text) {
        String composed = Normalizer.normalize(VisibleText.strip(text), Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "Email[hidden]";
    }
}
