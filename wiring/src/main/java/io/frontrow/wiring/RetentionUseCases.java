package io.frontrow.wiring;

import io.frontrow.retention.ForgetOldRecords;
import io.frontrow.retention.port.ExpiredRecords;
import io.frontrow.retention.usecase.ForgetOldRecordsUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of retention. */
@Configuration(proxyBeanMethods = false)
public class RetentionUseCases {

    @Bean
    ForgetOldRecords forgetOldRecords(ExpiredRecords records) {
        return new ForgetOldRecordsUseCase(records);
    }
}
