package io.frontrow.adapter.pages;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of the pages.
 *
 * @param directory a directory whose files replace those of the pages and add to them
 */
public record PagesSettings(Optional<Path> directory) {}
