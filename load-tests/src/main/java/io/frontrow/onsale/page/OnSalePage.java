package io.frontrow.onsale.page;

import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.verdict.Verdict;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the page: one HTML file with everything in it, which loads nothing. */
public final class OnSalePage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OWN = "/io/frontrow/onsale/page/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private OnSalePage() {}

    /**
     * Writes the page of a history on which a verdict was found.
     *
     * @param other the verdict on another run to compare with, or null
     */
    public static void write(Verdict verdict, Path history, @Nullable Verdict other, Path page) throws IOException {
        SaleDrawing drawing = new SaleDrawing(verdict, other);
        Histories.read(history, drawing::see);
        Files.writeString(page, html(JSON.writeValueAsString(drawing.data())));
    }

    private static String html(String data) throws IOException {
        return resource(OWN + "page.html")
                .replace("/* uplot.css */", resource(UPLOT + "uPlot.min.css"))
                .replace("/* page.css */", resource(OWN + "page.css"))
                .replace("/* uplot.js */", resource(UPLOT + "uPlot.iife.min.js"))
                .replace("/* page.js */", resource(OWN + "page.js"))
                // Nothing in the data can end the script in which it stands.
                .replace("\"data\"", data.replace("<", "\\u003c"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = OnSalePage.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new FileNotFoundException(name);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
