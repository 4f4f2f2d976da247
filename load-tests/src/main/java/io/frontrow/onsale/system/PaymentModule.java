package io.frontrow.onsale.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment module as {@code docs/payment-module.md} describes it, which all instances share, with the cards of the
 * sandbox. It can be silent.
 */
final class PaymentModule implements AutoCloseable {
    /** The cards that it knows; the first one works. */
    static final List<String> CARDS = List.of(
            "tok_ok",
            "tok_declined",
            "tok_insufficient",
            "tok_slow",
            "tok_silent",
            "tok_twice",
            "tok_late",
            "tok_early");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SIGNATURE = "Frontrow-Signature";
    private static final String PAYMENTS = "/v1/payments/";
    private static final String HMAC = "HmacSHA256";
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(4);
    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final int OK = 200;
    private static final Map<String, Object> IN_PROGRESS = Map.of("status", "IN_PROGRESS");
    private static final Map<String, Object> UNKNOWN = Map.of("status", "UNKNOWN");
    private static final Map<String, Object> CANCELED = Map.of("status", "CANCELED");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String secret;
    private final List<URI> instances;
    private final HttpServer server;
    private final Map<String, Map<String, Object>> payments = new ConcurrentHashMap<>();
    private volatile boolean isSilent;

    private PaymentModule(String secret, List<URI> instances) throws IOException {
        this.secret = secret;
        this.instances = List.copyOf(instances);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PAYMENTS, this::handle);
        server.start();
    }

    /**
     * Starts a module.
     *
     * @param secret signs in both directions
     * @param instances where it calls back
     */
    static PaymentModule start(String secret, List<URI> instances) throws IOException {
        return new PaymentModule(secret, instances);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on it answers nothing, or answers again. */
    void beSilent(boolean silent) {
        isSilent = silent;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (isSilent) {
                Processes.sleep(SILENCE);
            } else {
                respond(exchange, body);
            }
        }
    }

    private void respond(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(PAYMENTS.length());
        String id = path.split("/", 2)[0];
        if (path.contains("/refunds/")) {
            write(exchange, Map.of("status", "REFUNDED", "amount", amount(body)));
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> capture(exchange, id, body);
            case "DELETE" -> write(exchange, end(id, CANCELED));
            default -> write(exchange, payments.getOrDefault(id, UNKNOWN));
        }
    }

    private static long amount(String body) {
        return JSON.readTree(body).path("amount").asLong();
    }

    private void capture(HttpExchange exchange, String id, String body) throws IOException {
        Map<String, Object> captured = Map.of("status", "CAPTURED", "chargeId", "charge-" + id, "amount", amount(body));
        switch (JSON.readTree(body).path("cardToken").asString("")) {
            case "tok_declined" -> write(exchange, end(id, declined("DECLINED")));
            case "tok_insufficient" -> write(exchange, end(id, declined("INSUFFICIENT")));
            case "tok_slow" -> {
                Processes.sleep(SLOW);
                write(exchange, end(id, captured));
            }
            case "tok_silent" -> {
                end(id, captured);
                Processes.sleep(SILENCE);
            }
            case "tok_twice" -> {
                write(exchange, IN_PROGRESS);
                Map<String, Object> state = end(id, captured);
                callBack(id, state);
                callBack(id, state);
            }
            case "tok_late" -> {
                write(exchange, payments.getOrDefault(id, IN_PROGRESS));
                Processes.sleep(LATE);
                callBack(id, end(id, captured));
            }
            case "tok_early" -> {
                Map<String, Object> state = end(id, captured);
                callBack(id, state);
                write(exchange, state);
            }
            default -> write(exchange, end(id, captured));
        }
    }

    private static Map<String, Object> declined(String reason) {
        return Map.of("status", "DECLINED", "reason", reason);
    }

    /** {@return the state in which a payment has ended, which never changes} */
    private Map<String, Object> end(String id, Map<String, Object> state) {
        return payments.computeIfAbsent(id, _ -> state);
    }

    private void write(HttpExchange exchange, Map<String, Object> response) throws IOException {
        String body = JSON.writeValueAsString(response);
        String request = String.valueOf(exchange.getRequestHeaders().getFirst(SIGNATURE));
        exchange.getResponseHeaders().set(SIGNATURE, sign(request + "\n" + body));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(OK, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
    }

    /** Calls back at the first instance that answers; if none does, the service asks later. */
    private void callBack(String id, Map<String, Object> state) {
        Map<String, Object> callback = new HashMap<>(state);
        callback.put("callbackId", UUID.randomUUID().toString());
        callback.put("paymentId", id);
        String body = JSON.writeValueAsString(callback);
        for (URI instance : instances) {
            HttpRequest request = HttpRequest.newBuilder(instance.resolve("/api/v1/gateway/callbacks"))
                    .timeout(SILENCE)
                    .header(SIGNATURE, sign(body))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            try {
                http.send(request, BodyHandlers.discarding());
                return;
            } catch (IOException _) {
                // The next instance may answer.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String sign(String message) {
        long seconds = InstantSource.system().instant().getEpochSecond();
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
            byte[] hash = mac.doFinal((seconds + "." + message).getBytes(UTF_8));
            return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
