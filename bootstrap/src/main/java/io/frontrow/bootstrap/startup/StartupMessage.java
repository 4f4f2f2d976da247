package io.frontrow.bootstrap.startup;

import io.frontrow.bootstrap.demo.DemoData;
import io.frontrow.bootstrap.embedded.EmbeddedStoresSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Reports that Frontrow is ready: with the demo data how to use it, otherwise in one line of the log. */
public final class StartupMessage implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartupMessage.class);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (environment.getProperty(DemoData.ENABLED, Boolean.class, false)) {
            System.out.println(
                    text("http://localhost:" + port, environment.getRequiredProperty(EmbeddedStoresSetup.DATA_DIR)));
        } else {
            LOG.info("Frontrow is listening on port {}", port);
        }
    }

    private static String text(String address, String directory) {
        return """

                Frontrow is open: %1$s
                  API docs   %1$s/docs
                  sign in    admin@frontrow.example, fan1@frontrow.example … fan9@frontrow.example
                  password   frontrow-demo
                  data       %2$s (start with --fresh to delete it)
                """.formatted(address, directory);
    }
}
