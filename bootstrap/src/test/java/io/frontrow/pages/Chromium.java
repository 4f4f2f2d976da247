package io.frontrow.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.frontrow.scenario.harness.InstalledPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An installed Chromium or Chrome, started once for all tests of this JVM. The system property {@value #PATH} names one;
 * otherwise it is looked for. Without any, tests are skipped, unless {@value #REQUIRED} is true.
 */
final class Chromium {
    static final String PATH = "frontrow.test.browser";
    static final String REQUIRED = "frontrow.test.browser.required";
    static final String MISSING = "The pages are not tested: no Chromium or Chrome is installed; name one by -D" + PATH;

    /** Long enough for a busy machine, and less than the 10 s after which pages look by themselves. */
    private static final double TIMEOUT_MS = 8_000;

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> APPLICATIONS = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /**
     * Whether there is one. Says in one line if not.
     *
     * @throws IllegalStateException if there is none and one is required
     */
    static boolean isUsable() {
        return Found.PATH.isPresent();
    }

    /** The browser of all tests. */
    static Browser shared() {
        return Shared.BROWSER;
    }

    private static Optional<Path> path() {
        String named = System.getProperty(PATH);
        Optional<Path> found = named == null ? installed() : Optional.of(Path.of(named));
        if (found.isEmpty() && Boolean.getBoolean(REQUIRED)) {
            throw new IllegalStateException(MISSING);
        }
        return found;
    }

    private static Optional<Path> installed() {
        Stream<Path> onPath = NAMES.stream().flatMap(name -> InstalledPrograms.find(name).stream());
        return Stream.concat(onPath, APPLICATIONS.stream().map(Path::of).filter(Files::isExecutable))
                .findFirst();
    }

    private static final class Found {
        private static final Optional<Path> PATH = path();

        static {
            if (PATH.isEmpty()) {
                System.out.println(MISSING);
            }
        }
    }

    private static final class Shared {
        static {
            PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
        }

        private static final Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Found.PATH.orElseThrow())
                        .setArgs(ARGUMENTS));
    }
}
