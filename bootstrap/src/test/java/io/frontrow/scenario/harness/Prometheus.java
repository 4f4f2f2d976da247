package io.frontrow.scenario.harness;

import static org.awaitility.Awaitility.await;

import io.frontrow.test.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real program, which scrapes instances every second and has the alerts of the repository without their delay. */
public final class Prometheus implements AutoCloseable {

    private static final String ALERTS = "deploy/observability/alerts.yml";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final URI address;

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    public static boolean isInstalled() {
        return InstalledPrograms.areInstalled("dashboards and alerts", "prometheus", "promtool");
    }

    /** Starts it and waits until it is ready. */
    public static Prometheus start(Path directory, FrontrowServer... instances) {
        try {
            Files.writeString(directory.resolve("prometheus.yml"), configuration(instances));
            Files.writeString(
                    directory.resolve("alerts.yml"), Repository.read(ALERTS).replaceAll("(?m)^ +for: .*\n", ""));
            int port = FreePort.any();
            Process process = new ProcessBuilder(
                            InstalledPrograms.path("prometheus").toString(),
                            "--config.file=" + directory.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(directory.resolve("log").toFile()))
                    .start();
            Prometheus prometheus = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> prometheus.get("/-/ready").statusCode() == 200);
            return prometheus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(FrontrowServer... instances) {
        String targets = Stream.of(instances)
                .map(instance -> "'127.0.0.1:" + instance.managementPort() + "'")
                .collect(Collectors.joining(", "));
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [alerts.yml]
                scrape_configs:
                  - job_name: frontrow
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: [%s]}]
                """.formatted(targets);
    }

    /** The values of the series that the query returns, which may be NaN. */
    public List<Double> query(String promQl) {
        String path = "/api/v1/query?query=" + URLEncoder.encode(promQl, StandardCharsets.UTF_8);
        return data(path)
                .path("result")
                .valueStream()
                .map(series -> Double.parseDouble(series.path("value").get(1).asString()))
                .toList();
    }

    /** The names of the alerts that fire. */
    public Set<String> firing() {
        return data("/api/v1/alerts")
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asString().equals("firing"))
                .map(alert -> alert.path("labels").path("alertname").asString())
                .collect(Collectors.toSet());
    }

    /** The names of the alerts that were evaluated without an error. */
    public Set<String> evaluated() {
        return data("/api/v1/rules")
                .path("groups")
                .get(0)
                .path("rules")
                .valueStream()
                .filter(rule -> rule.path("health").asString().equals("ok"))
                .map(rule -> rule.path("name").asString())
                .collect(Collectors.toSet());
    }

    private JsonNode data(String path) {
        HttpResponse<String> response = get(path);
        JsonNode body = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IllegalArgumentException(path + ": " + body.path("error").asString());
        }
        return body.path("data");
    }

    private HttpResponse<String> get(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
