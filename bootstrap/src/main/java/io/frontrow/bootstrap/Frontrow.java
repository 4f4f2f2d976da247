package io.frontrow.bootstrap;

import io.frontrow.adapter.web.WebAdapter;
import io.frontrow.bootstrap.config.AccountConfiguration;
import io.frontrow.bootstrap.config.AuditConfiguration;
import io.frontrow.bootstrap.config.CardConfiguration;
import io.frontrow.bootstrap.config.CatalogConfiguration;
import io.frontrow.bootstrap.config.EventConfiguration;
import io.frontrow.bootstrap.config.MigrationConfiguration;
import io.frontrow.bootstrap.config.PagesConfiguration;
import io.frontrow.bootstrap.config.PaymentConfiguration;
import io.frontrow.bootstrap.config.QueueConfiguration;
import io.frontrow.bootstrap.config.ReservationConfiguration;
import io.frontrow.bootstrap.config.RetentionConfiguration;
import io.frontrow.bootstrap.config.SeatConfiguration;
import io.frontrow.bootstrap.config.SharedConfiguration;
import io.frontrow.bootstrap.config.StoreConfiguration;
import io.frontrow.bootstrap.config.TracingConfiguration;
import io.frontrow.bootstrap.config.WalletConfiguration;
import io.frontrow.bootstrap.demo.DemoData;
import io.frontrow.bootstrap.health.HealthConfiguration;
import io.frontrow.bootstrap.http.ServerConfiguration;
import io.frontrow.bootstrap.jobs.JobsConfiguration;
import io.frontrow.bootstrap.warmup.WarmUpConfiguration;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.wiring.AllUseCases;
import io.netty.channel.ChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Hooks;
import reactor.netty.channel.AbortedException;

/** The Frontrow application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AllUseCases.class,
    WebAdapter.class,
    PagesConfiguration.class,
    SharedConfiguration.class,
    StoreConfiguration.class,
    MigrationConfiguration.class,
    TracingConfiguration.class,
    ServerConfiguration.class,
    HealthConfiguration.class,
    AccountConfiguration.class,
    CatalogConfiguration.class,
    QueueConfiguration.class,
    SeatConfiguration.class,
    ReservationConfiguration.class,
    WalletConfiguration.class,
    PaymentConfiguration.class,
    CardConfiguration.class,
    EventConfiguration.class,
    AuditConfiguration.class,
    RetentionConfiguration.class,
    JobsConfiguration.class,
    WarmUpConfiguration.class,
    DemoData.class
})
public class Frontrow {

    private static final Logger LOG = LoggerFactory.getLogger(Frontrow.class);

    /**
     * Starts Frontrow.
     *
     * @param args {@code --fresh} deletes the data of the embedded stores, {@code --migrate-only} migrates the schema
     *     and ends, {@code --name=value} is a setting
     */
    public static void main(String[] args) {
        if (new DefaultApplicationArguments(args).containsOption(MigrationApplication.OPTION)) {
            MigrationApplication.run(args);
        } else {
            Hooks.onErrorDropped(Frontrow::logDropped);
            SpringApplication.run(Frontrow.class, args);
        }
    }

    /**
     * Logs an error that came after its response or its work had ended. Two kinds are expected and are logged for
     * debugging only: a client that disconnected, and an unavailable store, of which other concurrent calls report.
     */
    private static void logDropped(Throwable fault) {
        if (fault instanceof ChannelException
                || fault instanceof AbortedException
                || fault instanceof StoreUnavailable) {
            LOG.debug("Error after the response had ended: {}", fault.getMessage());
        } else {
            LOG.error("Error after the response had ended", fault);
        }
    }
}
