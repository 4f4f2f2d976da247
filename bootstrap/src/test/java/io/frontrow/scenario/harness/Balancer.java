package io.frontrow.scenario.harness;

import static org.awaitility.Awaitility.await;

import io.frontrow.test.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real HAProxy with the configuration of the repository, in front of instances of this JVM. */
public final class Balancer implements AutoCloseable {

    private final Process process;
    private final URI address;

    private Balancer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    public static boolean isInstalled() {
        return InstalledPrograms.areInstalled("the balancer's configuration", "haproxy");
    }

    /** Starts it and waits until it passes requests on. */
    public static Balancer start(FrontrowServer... instances) {
        return start(UnaryOperator.identity(), instances);
    }

    /** As above, with a changed configuration. */
    public static Balancer start(UnaryOperator<String> change, FrontrowServer... instances) {
        int port = FreePort.any();
        try {
            Path configuration = Files.writeString(
                    Files.createTempFile("haproxy", ".cfg"), change.apply(configuration(port, instances)));
            configuration.toFile().deleteOnExit();
            Process process = new ProcessBuilder(
                            InstalledPrograms.path("haproxy").toString(), "-db", "-f", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            Balancer balancer = new Balancer(process, URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(balancer::passesOn);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the port and the instances, which Docker's name server knows otherwise. */
    private static String configuration(int port, FrontrowServer... instances) {
        String servers = Stream.of(instances)
                .map(instance -> "    server instance%1$d 127.0.0.1:%1$d port %2$d\n"
                        .formatted(instance.address().getPort(), instance.managementPort()))
                .collect(Collectors.joining());
        return Repository.read("deploy/haproxy.cfg")
                .replace("bind :8080", "bind 127.0.0.1:" + port)
                .replaceFirst("(?m)^ +server-template .*\n", servers);
    }

    private boolean passesOn() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(address.resolve("/api/v1/concerts"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        }
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
