package io.frontrow.bootstrap;

import io.frontrow.adapter.web.WebAdapter;
import io.frontrow.bootstrap.config.AccountConfiguration;
import io.frontrow.bootstrap.config.AuditConfiguration;
import io.frontrow.bootstrap.config.CardConfiguration;
import io.frontrow.bootstrap.config.CatalogConfiguration;
import io.frontrow.bootstrap.config.EventConfiguration;
import io.frontrow.bootstrap.config.PaymentConfiguration;
import io.frontrow.bootstrap.config.QueueConfiguration;
import io.frontrow.bootstrap.config.ReservationConfiguration;
import io.frontrow.bootstrap.config.RetentionConfiguration;
import io.frontrow.bootstrap.config.SeatConfiguration;
import io.frontrow.bootstrap.config.SharedConfiguration;
import io.frontrow.bootstrap.config.StoreConfiguration;
import io.frontrow.bootstrap.config.WalletConfiguration;
import io.frontrow.bootstrap.demo.DemoData;
import io.frontrow.bootstrap.health.HealthConfiguration;
import io.frontrow.bootstrap.http.ServerConfiguration;
import io.frontrow.bootstrap.jobs.JobsConfiguration;
import io.frontrow.shared.port.StoreUnavailable;
import io.frontrow.wiring.AllUseCases;
import io.netty.channel.ChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Hooks;
import reactor.netty.channel.AbortedException;

/** Frontrow as an application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AllUseCases.class,
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
    CardConfiguration.class,
    EventConfiguration.class,
    AuditConfiguration.class,
    RetentionConfiguration.class,
    JobsConfiguration.class,
    DemoData.class
})
public class Frontrow {

    private static final Logger LOG = LoggerFactory.getLogger(Frontrow.class);

    /** Starts Frontrow: {@code --fresh} forgets the embedded stores' data, {@code --name=value} is a setting. */
    public static void main(String[] args) {
        Hooks.onErrorDropped(Frontrow::tell);
        SpringApplication.run(Frontrow.class, args);
    }

    /**
     * Nobody waits for such an error any more. That a client broke off, which it may do at any time, is no news, nor that a
     * store is away from one more of many who ask at once.
     */
    private static void tell(Throwable fault) {
        if (fault instanceof ChannelException
                || fault instanceof AbortedException
                || fault instanceof StoreUnavailable) {
            LOG.debug("Nobody heard of it: {}", fault.getMessage());
        } else {
            LOG.error("Nobody heard of an error", fault);
        }
    }
}
