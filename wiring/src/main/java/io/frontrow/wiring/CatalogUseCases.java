package io.frontrow.wiring;

import io.frontrow.catalog.ChangeConcert;
import io.frontrow.catalog.ChangePerformance;
import io.frontrow.catalog.CreateConcert;
import io.frontrow.catalog.CreatePerformance;
import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.catalog.usecase.ChangeConcertUseCase;
import io.frontrow.catalog.usecase.ChangePerformanceUseCase;
import io.frontrow.catalog.usecase.CreateConcertUseCase;
import io.frontrow.catalog.usecase.CreatePerformanceUseCase;
import io.frontrow.shared.port.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of the catalog. */
@Configuration(proxyBeanMethods = false)
public class CatalogUseCases {

    @Bean
    CreateConcert createConcert(Concerts concerts, Ids ids) {
        return new CreateConcertUseCase(concerts, ids);
    }

    @Bean
    CreatePerformance createPerformance(Performances performances, Ids ids) {
        return new CreatePerformanceUseCase(performances, ids);
    }

    @Bean
    ChangePerformance changePerformance(Performances performances, Ids ids) {
        return new ChangePerformanceUseCase(performances, ids);
    }

    @Bean
    ChangeConcert changeConcert(Concerts concerts, Ids ids) {
        return new ChangeConcertUseCase(concerts, ids);
    }
}
