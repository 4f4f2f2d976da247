package io.frontrow.bootstrap.settings;

import io.frontrow.adapter.pages.PagesSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages.
 *
 * @param directory a directory whose files replace those of the pages and add to them, by their paths below {@code
 *     pages/}: {@code assets/style.css}; they are read again whenever someone opens a page
 */
@ConfigurationProperties("frontrow.pages")
public record PagesProperties(@Nullable Path directory) {

    /** {@return these settings as the adapter takes them} */
    public PagesSettings settings() {
        return new PagesSettings(Optional.ofNullable(directory));
    }
}
