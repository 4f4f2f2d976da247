package io.frontrow.scenario.harness;

import io.frontrow.bootstrap.Frontrow;
import java.net.URI;
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
        String[] settings = settings(stores, 0, moreSettings).toArray(String[]::new);
        SpringApplication application = new SpringApplication(Frontrow.class);
        application.addInitializers((GenericApplicationContext context) ->
                context.registerBean(ReactorResourceFactory.class, FrontrowServer::ownThreads));
        return new FrontrowServer(application.run(settings));
    }

    /**
     * What all instances of tests are started with, as arguments of the application. The operator of a system signs in
     * once, so access tokens outlast a run of all tests on a slow machine.
     *
     * @param port the port to listen at; 0 for any free one
     */
    public static List<String> settings(Stores stores, int port) {
        return Stream.of(
                        List.of(
                                "--server.port=" + port,
                                "--frontrow.tokens.signing-key=" + SIGNING_KEY,
                                "--frontrow.tokens.access-token-lifetime=2h",
                                "--frontrow.events.relay-delay=500ms",
                                "--frontrow.queue.recovery-grace=2s"),
                        GATEWAY,
                        stores.settings())
                .flatMap(List::stream)
                .toList();
    }

    /** As above, with more settings, each of which replaces a default of the same name. */
    static List<String> settings(Stores stores, int port, String... moreSettings) {
        Set<String> names = Stream.of(moreSettings).map(FrontrowServer::name).collect(Collectors.toSet());
        return Stream.concat(
                        settings(stores, port).stream().filter(setting -> !names.contains(name(setting))),
                        Stream.of(moreSettings))
                .toList();
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    /** Otherwise the first application that ends in this JVM would stop the threads of all others. */
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

    /** A bean of the application. */
    public <T> T part(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        application.close();
    }
}
