package io.frontrow.bootstrap.config;

import io.frontrow.adapter.gateway.GatewaySettings;
import io.frontrow.adapter.gateway.HttpPaymentGateway;
import io.frontrow.adapter.gateway.NoPaymentGateway;
import io.frontrow.adapter.gateway.Signatures;
import io.frontrow.adapter.gateway.SignedCallbacks;
import io.frontrow.adapter.gateway.sandbox.PaymentSandbox;
import io.frontrow.adapter.gateway.sandbox.SandboxSettings;
import io.frontrow.adapter.web.sales.SandboxCards;
import io.frontrow.bootstrap.settings.GatewayProperties;
import io.frontrow.bootstrap.startup.ListenAddress;
import io.frontrow.payment.port.CallbackVerifier;
import io.frontrow.payment.port.PaymentGateway;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/** The payment module that the settings select: one at a URL, the sandbox, or none. */
public final class PaymentModule implements ApplicationListener<WebServerInitializedEvent>, AutoCloseable {

    private static final String CALLBACKS = "/api/v1/gateway/callbacks";

    private final @Nullable URI url;
    private final @Nullable PaymentSandbox sandbox;
    private final PaymentGateway gateway;
    private final CallbackVerifier callbacks;

    private PaymentModule(
            @Nullable URI url, @Nullable PaymentSandbox sandbox, PaymentGateway gateway, CallbackVerifier callbacks) {
        this.url = url;
        this.sandbox = sandbox;
        this.gateway = gateway;
        this.callbacks = callbacks;
    }

    static PaymentModule of(
            GatewayProperties properties, LoopResources loops, Clock clock, UnaryOperator<HttpClient> instrumentation) {
        if (properties.url() != null) {
            return at(properties.url(), null, properties, signatures(properties, clock), loops, instrumentation);
        }
        if (properties.sandbox().enabled()) {
            return ofSandbox(properties, signatures(properties, clock), loops, instrumentation);
        }
        return new PaymentModule(
                null, null, new NoPaymentGateway(), (_, _) -> new CallbackVerifier.Verification.Unsigned());
    }

    private static PaymentModule ofSandbox(
            GatewayProperties properties,
            Signatures signatures,
            LoopResources loops,
            UnaryOperator<HttpClient> instrumentation) {
        SandboxSettings settings = new SandboxSettings(
                signatures,
                properties.sandbox().slowResponseDelay(),
                properties.sandbox().lateCallbackDelay());
        PaymentSandbox sandbox = PaymentSandbox.open(settings, loops);
        return at(sandbox.url(), sandbox, properties, signatures, loops, instrumentation);
    }

    private static PaymentModule at(
            URI url,
            @Nullable PaymentSandbox sandbox,
            GatewayProperties properties,
            Signatures signatures,
            LoopResources loops,
            UnaryOperator<HttpClient> instrumentation) {
        GatewaySettings settings = new GatewaySettings(
                url,
                signatures,
                properties.connectTimeout(),
                properties.responseTimeout(),
                properties.retries(),
                properties.circuitOpenTime());
        return new PaymentModule(
                url,
                sandbox,
                new HttpPaymentGateway(settings, loops, instrumentation),
                new SignedCallbacks(signatures));
    }

    /** Without a secret in the settings, the sandbox and this instance share a random one. */
    private static Signatures signatures(GatewayProperties properties, Clock clock) {
        String secret = properties.secret();
        return new Signatures(secret == null ? UUID.randomUUID().toString() : secret, clock);
    }

    /** {@return its URL; empty if there is none} */
    public Optional<URI> url() {
        return Optional.ofNullable(url);
    }

    PaymentGateway gateway() {
        return gateway;
    }

    CallbackVerifier callbacks() {
        return callbacks;
    }

    SandboxCards sandboxCards() {
        return new SandboxCards(sandbox == null ? List.of() : PaymentSandbox.cardTokens());
    }

    /** Directs the callbacks of the sandbox to this instance, at its public port. */
    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        WebServerApplicationContext context = event.getApplicationContext();
        if (sandbox != null && !WebServerApplicationContext.hasServerNamespace(context, "management")) {
            String host = ListenAddress.localHost(context.getEnvironment());
            sandbox.callBackAt(
                    URI.create("http://" + host + ":" + event.getWebServer().getPort() + CALLBACKS));
        }
    }

    /** Closes the sandbox. The gateway is a bean of its own and is closed before. */
    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
