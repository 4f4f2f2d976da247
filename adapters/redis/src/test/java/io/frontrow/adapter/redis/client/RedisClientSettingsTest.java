package io.frontrow.adapter.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions.RefreshTrigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisClientSettingsTest {

    @Test
    void theTopologyOfAClusterIsReadPeriodicallyAndAfterEachSignOfAChange() {
        ClusterClientOptions.Builder options = ClusterClientOptions.builder();

        RedisClientSettings.standard().apply(options);

        ClusterTopologyRefreshOptions refresh = options.build().getTopologyRefreshOptions();
        assertThat(refresh.isPeriodicRefreshEnabled()).isTrue();
        assertThat(refresh.getRefreshPeriod()).isEqualTo(Duration.ofSeconds(15));
        assertThat(refresh.getAdaptiveRefreshTriggers()).containsExactlyInAnyOrder(RefreshTrigger.values());
    }
}
