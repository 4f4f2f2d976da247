package io.frontrow.bootstrap.config;

import io.frontrow.adapter.pages.PagesAdapter;
import io.frontrow.adapter.pages.PagesSettings;
import io.frontrow.bootstrap.settings.PagesProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Provides the pages for fans and operators. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesProperties.class)
@Import(PagesAdapter.class)
public class PagesConfiguration {

    @Bean
    PagesSettings pagesSettings(PagesProperties pages) {
        return pages.settings();
    }
}
