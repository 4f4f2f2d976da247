package io.frontrow.bootstrap.startup;

import io.frontrow.account.model.Password;
import io.frontrow.bootstrap.demo.DemoData;
import io.frontrow.bootstrap.demo.DemoPasswords;
import io.frontrow.bootstrap.embedded.EmbeddedStoresSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Reports that Frontrow is ready: with the demo data how to use it, otherwise in one line of the log. */
public final class StartupMessage implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartupMessage.class);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ApplicationContext context = event.getApplicationContext();
        Environment environment = context.getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (environment.getProperty(DemoData.ENABLED, Boolean.class, false)) {
            System.out.println(text(
                    "http://" + ListenAddress.displayedHost(environment) + ":" + port,
                    signIn(context.getBean(DemoPasswords.class)),
                    ListenAddress.isPublic(environment)
                            ? "other machines too, with new passwords at each start"
                            : "this machine only",
                    environment.getRequiredProperty("local.management.port"),
                    dataOf(environment)));
        } else {
            LOG.info("Frontrow is listening on port {}", port);
        }
    }

    private static String text(String address, String signIn, String reach, String managementPort, String data) {
        return """

                Frontrow is open: %1$s
                  API docs   %1$s/docs
                %2$s
                  open to    %3$s
                  metrics    http://localhost:%4$s/actuator/prometheus
                  data       %5$s
                """.formatted(address, signIn, reach, managementPort, data);
    }

    /** Demo data may also be in stores that are not embedded. */
    private static String dataOf(Environment environment) {
        String directory = environment.getProperty(EmbeddedStoresSetup.DATA_DIR);
        return directory == null ? "in the configured stores" : directory + " (start with --fresh to delete it)";
    }

    private static String signIn(DemoPasswords passwords) {
        String operator = "admin@frontrow.example";
        String fans = "fan1@frontrow.example … fan9@frontrow.example";
        return passwords.arePublished()
                ? signIn(operator + ", " + fans, passwords.operator())
                : signIn(operator, passwords.operator()) + "\n" + signIn(fans, passwords.fans());
    }

    private static String signIn(String users, Password password) {
        return "  sign in    " + users + "\n  password   " + password.value();
    }
}
