package io.frontrow.adapter.web.problem;

import io.frontrow.adapter.web.problem.ProblemBody.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The texts of problems in English and Korean. */
@Component
final class ProblemTexts {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

    /** Browsers send up to some 60 characters. The JDK takes quadratic time to parse them. */
    private static final int ACCEPT_LANGUAGE_MAX = 256;

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ProblemTexts() {
        texts.setBasename(ProblemTexts.class.getPackageName() + ".problems");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    /**
     * Chooses the language of a response.
     *
     * @param acceptLanguage the header as it was sent; null, invalid values, values of more than 256
     *     characters and other languages mean English
     */
    static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > ACCEPT_LANGUAGE_MAX) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }

    ProblemBody body(Problem problem, Locale language) {
        String code = problem.code().code();
        return new ProblemBody(
                "/problems/" + code,
                text(code + ".title", language),
                problem.code().status().value(),
                text(code + "." + problem.text(), language, problem.arguments().toArray()),
                code,
                extensions(problem, language));
    }

    private Map<String, @Nullable Object> extensions(Problem problem, Locale language) {
        if (problem.violations().isEmpty()) {
            return problem.extensions();
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("errors", errors(problem.violations(), language));
        all.putAll(problem.extensions());
        return all;
    }

    private List<FieldError> errors(List<Violation> violations, Locale language) {
        return violations.stream()
                .map(it -> new FieldError(it.field(), texts.getMessage(it.message(), language)))
                .sorted(FieldError.BY_FIELD)
                .toList();
    }

    private String text(String key, Locale language, Object... arguments) {
        return texts.getMessage(key, arguments, language);
    }
}
