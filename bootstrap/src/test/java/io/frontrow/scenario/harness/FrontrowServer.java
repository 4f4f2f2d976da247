package io.frontrow.scenario.harness;

import io.frontrow.bootstrap.Frontrow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** An instance of the application, run in this JVM on a separate port. */
public final class FrontrowServer implements AutoCloseable {

    private static final String SIGNING_KEY = "a key of tests, long enough to sign with";

    /** The secret with which the payment module signs. */
    public static final String GATEWAY_SECRET = "a secret of tests, long enough to sign with";

    /** The default of the application, for instances whose Redis has faults. */
    public static final String IMPATIENT_WITH_REDIS = "--spring.data.redis.timeout=500ms";

    /** Timeouts of the sandbox, as long as those of tests. */
    private static final List<String> GATEWAY = List.of(
            "--frontrow.gateway.sandbox.enabled=true",
            "--frontrow.gateway.secret=" + GATEWAY_SECRET,
            "--frontrow.gateway.reply-timeout=2s",
            "--frontrow.gateway.response-timeout=1500ms",
            "--frontrow.gateway.overdue-after=2500ms",
            "--frontrow.gateway.reconcile-retry-delay=500ms",
            "--frontrow.gateway.reconcile-delay=1s",
            "--frontrow.gateway.sandbox.slow-response-delay=500ms",
            "--frontrow.gateway.sandbox.late-callback-delay=1s");

    private final ConfigurableApplicationContext application;

    private FrontrowServer(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** Starts an instance and waits until it is ready. */
    public static FrontrowServer start(Stores stores, String... moreSettings) {
        String[] settings = settings(stores, 0, 0, moreSettings).toArray(String[]::new);
        return new FrontrowServer(application().run(settings));
    }

    /**
     * Starts an instance that has the application's own default of a setting.
     *
     * @param setting one that instances of tests are started with otherwise
     */
    public static FrontrowServer startWithDefault(String setting, Stores stores, String... moreSettings) {
        String[] settings = settings(stores, 0, 0, moreSettings).stream()
                .filter(other -> !name(other).equals("--" + setting))
                .toArray(String[]::new);
        return new FrontrowServer(application().run(settings));
    }

    /** Starts the application with embedded stores in this directory, at free ports. */
    public static ConfigurableApplicationContext startEmbedded(Path directory, String... arguments) {
        List<String> own = List.of("--frontrow.data-dir=" + directory, "--server.port=0", "--management.server.port=0");
        return application()
                .run(Stream.concat(own.stream(), Stream.of(arguments)).toArray(String[]::new));
    }

    /** The application with threads of its own. Otherwise the first one that ends would stop those of all others. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(Frontrow.class);
        application.addInitializers((GenericApplicationContext context) ->
                context.registerBean(ReactorResourceFactory.class, FrontrowServer::ownThreads));
        return application;
    }

    /**
     * What all instances of tests are started with, as arguments of the application. The operator of a system signs in
     * once, so access tokens outlast a run of all tests on a slow machine; no call of Redis fails there because other
     * tests take the processors; and tests read seats until they are as expected.
     *
     * @param port the port to listen at; 0 for any free one
     * @param managementPort the port of health and metrics; 0 for any free one
     */
    public static List<String> settings(Stores stores, int port, int managementPort) {
        return Stream.of(
                        List.of(
                                "--server.port=" + port,
                                "--management.server.port=" + managementPort,
                                "--frontrow.tokens.signing-key=" + SIGNING_KEY,
                                "--frontrow.tokens.access-token-lifetime=2h",
                                "--frontrow.wallet.charges=OPEN",
                                "--frontrow.seats.reads-per-minute=100000",
                                "--frontrow.http.warm-up=0s",
                                "--spring.data.redis.timeout=5s",
                                "--frontrow.queue.recovery-grace=2s"),
                        GATEWAY,
                        stores.settings())
                .flatMap(List::stream)
                .toList();
    }

    /** As above, with more settings, each of which replaces a default of the same name. */
    public static List<String> settings(Stores stores, int port, int managementPort, String... moreSettings) {
        Set<String> names = Stream.of(moreSettings).map(FrontrowServer::name).collect(Collectors.toSet());
        return Stream.concat(
                        settings(stores, port, managementPort).stream()
                                .filter(setting -> !names.contains(name(setting))),
                        Stream.of(moreSettings))
                .toList();
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    private static ReactorResourceFactory ownThreads() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    /** The address at which it listens. */
    public URI address() {
        WebServer server = ((WebServerApplicationContext) application).getWebServer();
        return URI.create("http://localhost:" + Objects.requireNonNull(server).getPort());
    }

    /** The port of health and metrics. */
    int managementPort() {
        return application.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** The response to a request at the address of health and metrics. */
    public HttpResponse<String> manages(String path) {
        URI address = URI.create("http://localhost:" + managementPort());
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A bean of the application. */
    public <T> T part(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        application.close();
    }
}
