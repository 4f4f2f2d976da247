package io.frontrow.bootstrap;

import io.frontrow.adapter.web.WebAdapter;
import io.frontrow.bootstrap.demo.DemoData;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Frontrow as an application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@Import({
    WebAdapter.class,
    SharedConfiguration.class,
    StoreConfiguration.class,
    ServerConfiguration.class,
    HealthConfiguration.class,
    AccountConfiguration.class,
    CatalogConfiguration.class,
    QueueConfiguration.class,
    SeatConfiguration.class,
    ReservationConfiguration.class,
    WalletConfiguration.class,
    PaymentConfiguration.class,
    AuditConfiguration.class,
    JobsConfiguration.class,
    DemoData.class
})
public class Frontrow {

    /** Starts Frontrow: {@code --fresh} forgets the embedded stores' data, {@code --name=value} is a setting. */
    public static void main(String[] args) {
        SpringApplication.run(Frontrow.class, args);
    }
}
