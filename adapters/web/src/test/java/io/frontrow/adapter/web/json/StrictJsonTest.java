package io.frontrow.adapter.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
            .withUserConfiguration(StrictJson.class);

    @Test
    void limitsNestingTo32() {
        withMapper(json -> {
            assertThatCode(() -> json.readTree(nested(32))).doesNotThrowAnyException();
            assertThatThrownBy(() -> json.readTree(nested(33))).isInstanceOf(StreamConstraintsException.class);
        });
    }

    @Test
    void limitsNamesAndNumbersTo100Characters() {
        withMapper(json -> {
            assertThatCode(() -> json.readTree(named(100))).doesNotThrowAnyException();
            assertThatThrownBy(() -> json.readTree(named(101))).isInstanceOf(StreamConstraintsException.class);
            assertThatCode(() -> json.readTree("1".repeat(100))).doesNotThrowAnyException();
            assertThatThrownBy(() -> json.readTree("1".repeat(101)).asBigInteger())
                    .isInstanceOf(StreamConstraintsException.class);
        });
    }

    @Test
    void writesFieldsInDeclaredOrderIncludingNulls() {
        record Told(String zebra, @Nullable String apple, Instant at) {}
        withMapper(
                json -> assertThat(json.writeValueAsString(new Told("z", null, Instant.parse("2026-12-01T11:00:00Z"))))
                        .isEqualTo("{\"zebra\":\"z\",\"apple\":null,\"at\":\"2026-12-01T11:00:00Z\"}"));
    }

    private void withMapper(Consumer<JsonMapper> test) {
        application.run(context -> test.accept(context.getBean(JsonMapper.class)));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String named(int length) {
        return "{\"" + "n".repeat(length) + "\": 1}";
    }
}
