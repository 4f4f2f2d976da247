package io.frontrow.scenario.harness;

/**
 * The metrics of an instance at one moment.
 *
 * @param text in the format of Prometheus
 */
record Metrics(String text) {

    /** A metric by its name with its labels, or 0 if it is not there. */
    double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }
}
