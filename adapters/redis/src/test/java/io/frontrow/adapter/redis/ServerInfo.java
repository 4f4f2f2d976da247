package io.frontrow.adapter.redis;

import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Statistics of a Redis since its start. */
public record ServerInfo(ReactiveStringRedisTemplate redis) {

    private static final Pattern CALLS = Pattern.compile("calls=(\\d+),.*");

    /** Number of script calls, by digest or in full. */
    public long scriptCalls() {
        Properties commands = section("commandstats");
        return calls(commands, "evalsha") + calls(commands, "eval");
    }

    /** CPU time of the thread that runs all commands, in µs. */
    public double busyMicros() {
        Properties cpu = section("cpu");
        double seconds = Double.parseDouble(cpu.getProperty("used_cpu_user_main_thread"))
                + Double.parseDouble(cpu.getProperty("used_cpu_sys_main_thread"));
        return seconds * 1_000_000;
    }

    private static long calls(Properties commands, String command) {
        Matcher matcher = CALLS.matcher(commands.getProperty("cmdstat_" + command, "calls=0,"));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private Properties section(String name) {
        return redis.execute(connection -> connection.serverCommands().info(name))
                .next()
                .blockOptional(Duration.ofSeconds(10))
                .orElseThrow();
    }
}
