package io.frontrow.wiring;

import io.frontrow.retention.PurgeExpiredRecords;
import io.frontrow.retention.port.ExpiredRecords;
import io.frontrow.retention.usecase.PurgeExpiredRecordsUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of retention. */
@Configuration(proxyBeanMethods = false)
public class RetentionUseCases {

    @Bean
    PurgeExpiredRecords purgeExpiredRecords(ExpiredRecords records) {
        return new PurgeExpiredRecordsUseCase(records);
    }
}
