package io.frontrow.onsale.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes histories, line by line. */
public final class Histories {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();
    private static final ObjectReader READER = JSON.readerFor(Line.class);
    private static final ObjectWriter WRITER = JSON.writerFor(Line.class);

    private Histories() {}

    /**
     * Hands the lines of a history to the reader, in the order of the file.
     *
     * @throws BadHistoryException if a line is not one of a history
     */
    public static void read(Path history, Consumer<Line> reader) throws IOException {
        try (InputStream bytes = Files.newInputStream(history)) {
            read(bytes, history.toString(), reader);
        }
    }

    private static void read(InputStream bytes, String name, Consumer<Line> reader) {
        try (MappingIterator<Line> lines = READER.readValues(bytes)) {
            while (lines.hasNext()) {
                reader.accept(lines.next());
            }
        } catch (JacksonException e) {
            throw new BadHistoryException(name, e);
        }
    }

    /**
     * {@return what the body of a response or the data of an event said, without tokens and all else that is not
     * judged}
     *
     * @throws JacksonException if it is not a JSON object
     */
    public static Told told(byte[] json) {
        return JSON.readValue(json, Told.class);
    }

    /** {@return the line as JSON, without the line feed} */
    public static byte[] bytes(Line line) {
        return WRITER.writeValueAsBytes(line);
    }
}
