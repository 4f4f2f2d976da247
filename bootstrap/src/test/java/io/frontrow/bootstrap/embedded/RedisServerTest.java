package io.frontrow.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    @Test
    void isLaunchedAgainWhileItsProgramIsOpenForWriting(@TempDir Path directory) throws Exception {
        Path program = Files.copy(
                Path.of("/bin/cat").toRealPath(), directory.resolve("program"), StandardCopyOption.COPY_ATTRIBUTES);
        FileChannel open = FileChannel.open(program, StandardOpenOption.WRITE);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(
                () -> assertThatNoException().isThrownBy(open::close),
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        assertThatNoException()
                .isThrownBy(() -> RedisServer.launch(
                        List.of("/bin/sh", "-c", "exec \"$@\"", "sh", program.toString()), "a password"));
        closed.join();
    }
}
