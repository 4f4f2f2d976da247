package io.frontrow.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.PasswordHashing.Urgency;
import io.frontrow.adapter.web.security.Argon2PasswordHashing;
import io.frontrow.shared.id.UserId;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many passwords are checked a second, which bounds how many users sign in.
 *
 * <pre>
 * ./mvnw -pl bootstrap -am test -Dtest=SignInBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dtests.jit=-server
 * </pre>
 */
class SignInBenchmark {

    private static final int WARMING = 40;
    private static final int TIMES = 200;
    private static final int AT_ONCE = 8;

    @Test
    void measure() {
        try (Argon2PasswordHashing hashing = new Argon2PasswordHashing()) {
            Password password = new Password("moonlight-parade");
            PasswordHash hash = Objects.requireNonNull(hashing.hash(password).block());
            User user = new User(new UserId(UUID.randomUUID()), new Email("ada@frontrow.example"), "Ada", Role.USER);
            Mono<Optional<Credentials>> credentials = Mono.just(Optional.of(new Credentials(user, hash)));
            check(hashing, password, credentials, WARMING);
            long start = cpuNanos();
            check(hashing, password, credentials, TIMES);
            double cpuMs = (cpuNanos() - start) / 1e6 / TIMES;
            System.out.printf(
                    "%nCPU for each password checked: %.0f ms, so %.0f a second and core%n", cpuMs, 1_000 / cpuMs);
        }
    }

    /** The CPU time of this process, so that other processes do not matter. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void check(
            Argon2PasswordHashing hashing, Password password, Mono<Optional<Credentials>> credentials, int times) {
        Flux.range(0, times)
                .flatMap(_ -> hashing.check(password, credentials, Urgency.FIRST), AT_ONCE)
                .blockLast();
    }
}
