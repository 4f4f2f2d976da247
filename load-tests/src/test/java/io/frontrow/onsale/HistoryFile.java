package io.frontrow.onsale;

import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.simulation.SaleSettings;
import io.frontrow.onsale.simulation.SimulatedSale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines of a history as JSON, to be changed by tests. */
final class HistoryFile {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<SaleSettings, List<Line>> SALES = new ConcurrentHashMap<>();

    private final List<ObjectNode> lines = new ArrayList<>();

    /** {@return a fresh copy of the history of a sale, which is simulated once} */
    static HistoryFile of(SaleSettings settings) {
        HistoryFile file = new HistoryFile();
        SALES.computeIfAbsent(settings, SimulatedSale::history)
                .forEach(line -> file.lines.add((ObjectNode) JSON.readTree(Histories.bytes(line))));
        return file;
    }

    ObjectNode run() {
        return lines.getFirst();
    }

    List<ObjectNode> lines() {
        return lines;
    }

    Stream<ObjectNode> calls(String call) {
        return lines.stream().filter(it -> it.path("call").asString("").equals(call));
    }

    Stream<ObjectNode> calls(String call, String outcome) {
        return calls(call).filter(it -> it.path("outcome").asString("").equals(outcome));
    }

    /** Tells everybody who joins the same wait, in seconds. */
    void tellWaits(int median, int high) {
        calls("joinQueue", "done")
                .map(it -> (ObjectNode) it.get("told"))
                .forEach(it -> it.put("estimatedWaitSeconds", median).put("estimatedWaitSecondsHigh", high));
    }

    Path write(Path directory) throws IOException {
        List<String> texts = lines.stream().map(ObjectNode::toString).toList();
        return Files.write(directory.resolve("history.ndjson"), texts, StandardCharsets.UTF_8);
    }
}
