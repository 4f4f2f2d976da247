package io.frontrow.bootstrap.config;

import com.github.f4b6a3.uuid.UuidCreator;
import io.frontrow.bootstrap.startup.StartupMessage;
import io.frontrow.shared.port.Ids;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides what every feature needs. */
@Configuration(proxyBeanMethods = false)
public class SharedConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    StartupMessage startupMessage() {
        return new StartupMessage();
    }
}
