package io.frontrow.adapter.web.http;

import io.frontrow.adapter.web.WebAdapter;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.reactive.config.PathMatchConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.i18n.FixedLocaleContextResolver;
import org.springframework.web.server.i18n.LocaleContextResolver;

/** Configures WebFlux: the path prefix of controllers, the size limit of bodies, and the arguments of their methods. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebFluxConfigurer {
    static final int BODY_BYTES_MAX = 64 * 1024;
    private static final Predicate<Class<?>> CONTROLLERS = HandlerTypePredicate.forBasePackageClass(WebAdapter.class)
            .and(HandlerTypePredicate.forAnnotation(RestController.class));

    private final List<RequestValueResolver> resolvers;

    HttpConfiguration(List<RequestValueResolver> resolvers) {
        this.resolvers = resolvers;
    }

    /**
     * Problems choose their language themselves. By default Spring parses {@code Accept-Language} for each body too.
     */
    @Bean(WebHttpHandlerBuilder.LOCALE_CONTEXT_RESOLVER_BEAN_NAME)
    LocaleContextResolver localeContextResolver() {
        return new FixedLocaleContextResolver(Locale.ENGLISH);
    }

    @Override
    public void configurePathMatching(PathMatchConfigurer paths) {
        paths.addPathPrefix(ApiPaths.V1, CONTROLLERS);
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().maxInMemorySize(BODY_BYTES_MAX);
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer arguments) {
        resolvers.forEach(arguments::addCustomResolver);
    }

    @Override
    public void addFormatters(FormatterRegistry formats) {
        formats.addConverter(String.class, UserId.class, text -> new UserId(Uuids.parse(text)));
        formats.addConverter(String.class, ConcertId.class, text -> new ConcertId(Uuids.parse(text)));
        formats.addConverter(String.class, PerformanceId.class, text -> new PerformanceId(Uuids.parse(text)));
        formats.addConverter(String.class, HoldId.class, text -> new HoldId(Uuids.parse(text)));
        formats.addConverter(String.class, ReservationId.class, text -> new ReservationId(Uuids.parse(text)));
        formats.addConverter(String.class, PaymentId.class, text -> new PaymentId(Uuids.parse(text)));
    }
}
