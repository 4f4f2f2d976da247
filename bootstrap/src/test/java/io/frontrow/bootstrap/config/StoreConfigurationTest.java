package io.frontrow.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.TimeoutOptions.TimeoutSource;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;

class StoreConfigurationTest {

    @Test
    void limitsCommandsAndConnectionAttemptsByTheSettingOfSpring() {
        DataRedisProperties properties = new DataRedisProperties();
        properties.setTimeout(Duration.ofSeconds(5));
        ClientOptions.Builder builder = ClientOptions.builder();

        new StoreConfiguration().redisLimits(properties).customize(builder);

        ClientOptions options = builder.build();
        TimeoutSource ofCommands = options.getTimeoutOptions().getSource();
        long timeout = ofCommands.getTimeout(new Command<>(CommandType.PING, new StatusOutput<>(StringCodec.UTF8)));
        assertThat(ofCommands.getTimeUnit().toSeconds(timeout)).isEqualTo(5);
        assertThat(options.getSocketOptions().getConnectTimeout()).isEqualTo(Duration.ofSeconds(5));
    }
}
