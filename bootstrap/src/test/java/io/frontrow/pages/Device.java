package io.frontrow.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/**
 * What somebody uses the pages with.
 *
 * @param width of the window in pixels
 * @param height of the window in pixels
 * @param language a language tag
 * @param timeZone an IANA name
 */
record Device(int width, int height, boolean isPhone, String language, boolean isDark, String timeZone) {
    static final Device DESK = new Device(1280, 800, false, "en-US", false, "Asia/Seoul");
    static final Device PHONE = new Device(390, 844, true, "en-US", false, "Asia/Seoul");

    /** The window of a desk, enlarged to 200 %. */
    static final Device ENLARGED = new Device(640, 400, false, "en-US", false, "Asia/Seoul");

    static final Device SMALL_PHONE = new Device(320, 640, true, "en-US", false, "Asia/Seoul");

    /** Every size, and every language in both themes. The smallest has the longest words. */
    static final List<Device> SAMPLES = List.of(DESK, DESK.korean().dark(), PHONE.korean(), SMALL_PHONE.dark());

    Device korean() {
        return new Device(width, height, isPhone, "ko-KR", isDark, timeZone);
    }

    Device dark() {
        return new Device(width, height, isPhone, language, true, timeZone);
    }

    Device in(String zone) {
        return new Device(width, height, isPhone, language, isDark, zone);
    }

    /** The code of the language, of two letters. */
    String languageCode() {
        return Locale.forLanguageTag(language).getLanguage();
    }

    ColorScheme colorScheme() {
        return isDark ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    /** A name for files. */
    String label() {
        return "%d-%s-%s".formatted(width, languageCode(), isDark ? "dark" : "light");
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(isPhone)
                .setHasTouch(isPhone)
                .setLocale(language)
                .setTimezoneId(timeZone)
                .setColorScheme(colorScheme());
    }
}
