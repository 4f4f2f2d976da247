package io.frontrow.benchmark;

import io.frontrow.scenario.harness.HostileClients;
import io.frontrow.scenario.harness.Stores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/**
 * The memory that an idle connection takes, and whether an instance with little memory still responds while there are
 * very many. This machine gives a process 20,000 files, so that there are a few less connections. Linux only.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=IdleConnectionsBenchmark -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dbenchmark.jvm="-Xmx256m -XX:MaxDirectMemorySize=64m"
 * </pre>
 */
class IdleConnectionsBenchmark {

    private static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 19_000);
    private static final int REQUESTS = 500;
    private static final String[] SETTINGS = {
        "--frontrow.http.connections-max=0",
        "--frontrow.http.connections-per-address-max=0",
        "--frontrow.http.request-head-timeout=5m"
    };

    @Test
    void measure() throws IOException, InterruptedException {
        try (Instance instance = Instance.start(Stores.ofTests(), SETTINGS)) {
            URI concerts = instance.address().resolve("/api/v1/concerts");
            int failedBefore = failures(concerts);
            Instance.Memory before = instance.memory();
            try (HostileClients _ = new HostileClients(instance.address(), CONNECTIONS, 1, _ -> "", "", true)) {
                int failed = failures(concerts);
                Instance.Memory after = instance.memory();
                System.out.printf(
                        "%,d idle connections: heap %,d B each, resident %,d B each; %d of %d requests failed (%d before)%n",
                        CONNECTIONS,
                        (after.heap() - before.heap()) / CONNECTIONS,
                        (after.resident() - before.resident()) / CONNECTIONS,
                        failed,
                        REQUESTS,
                        failedBefore);
            }
        }
    }

    private static int failures(URI address) throws IOException, InterruptedException {
        int failed = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < REQUESTS; i++) {
                HttpRequest request = HttpRequest.newBuilder(address).build();
                failed += client.send(request, HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200
                        ? 0
                        : 1;
            }
        }
        return failed;
    }
}
