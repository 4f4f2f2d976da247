package io.frontrow.adapter.web.json;

import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Configures Jackson to accept only what the API document declares: no string for a number, no fraction for an integer,
 * no number for a string, no unknown field, no field twice, and no encoding but UTF-8.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {
    private static final int DEPTH_MAX = 32;
    private static final int NAME_LENGTH_MAX = 100;
    private static final int NUMBER_LENGTH_MAX = 100;

    @Bean
    JsonFactoryBuilderCustomizer boundedReading() {
        return factory -> factory.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxNameLength(NAME_LENGTH_MAX)
                        .maxNumberLength(NUMBER_LENGTH_MAX)
                        .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictReading() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(strictValues());
    }

    /** Writes fields in the order in which their records declare them. */
    @Bean
    JsonMapperBuilderCustomizer declaredOrder() {
        return json -> json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
    }

    private static SimpleModule strictValues() {
        return new SimpleModule("frontrow")
                .addDeserializer(Instant.class, new InstantReader())
                .addDeserializer(UUID.class, new UuidReader());
    }
}
