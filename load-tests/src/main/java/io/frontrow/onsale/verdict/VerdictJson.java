package io.frontrow.onsale.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads verdicts as JSON, for programs. */
public final class VerdictJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();

    private VerdictJson() {}

    public static void write(Verdict verdict, Path file) throws IOException {
        Files.write(file, WRITER.writeValueAsBytes(verdict));
    }

    /**
     * {@return a verdict that was written}
     *
     * @throws tools.jackson.core.JacksonException if the file has no verdict
     */
    public static Verdict read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Verdict.class);
    }
}
