package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.TestSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A client that sends the next request as soon as it has the whole response to the previous one. */
class KeptConnectionTest {

    private static final int REQUESTS = 500;
    private static final byte[] REQUEST = "GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);

    private final URI frontrow = TestSystem.shared().address();

    @Test
    void bearsOneRequestRightAfterTheOther() throws IOException {
        try (Socket client = new Socket(frontrow.getHost(), frontrow.getPort())) {
            client.setSoTimeout(10_000);
            BufferedReader replies = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            for (int i = 0; i < REQUESTS; i++) {
                client.getOutputStream().write(REQUEST);
                assertThat(reply(replies)).contains("\"code\":\"not-found\"");
            }
        }
    }

    private static String reply(BufferedReader replies) throws IOException {
        int length = 0;
        for (String line = replies.readLine(); !line.isEmpty(); line = replies.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        char[] body = new char[length];
        for (int read = 0; read < length; ) {
            read += replies.read(body, read, length - read);
        }
        return new String(body);
    }
}
