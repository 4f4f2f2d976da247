package io.frontrow.bootstrap;

import io.frontrow.scenario.harness.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables that operators read, for tests that compare them with the code. */
public final class OperationsManual {

    private OperationsManual() {}

    /**
     * Reads one table of a section.
     *
     * @param page the name of the page, such as settings.md
     * @param section the section's heading
     * @param firstColumn the heading of the table's first column
     * @return the rows below the table's head, as trimmed cells without backquotes
     */
    public static List<List<String>> table(String page, String section, String firstColumn) {
        return Repository.read("docs/" + page)
                .lines()
                .dropWhile(line -> !line.equals("## " + section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .dropWhile(line -> !line.startsWith("| " + firstColumn + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(OperationsManual::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        Stream<String> cells = Arrays.stream(row.split("\\|", -1))
                .map(cell -> cell.replace("`", "").strip());
        List<String> all = cells.toList();
        return all.subList(1, all.size() - 1);
    }
}
