package io.frontrow.adapter.web.account;

import io.frontrow.account.model.ClientAddress;
import java.net.InetSocketAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where requests come from. */
final class ClientAddresses {
    private ClientAddresses() {}

    /** {@return the address of the connection, or the one that a proxy states if the server is set to trust it} */
    static ClientAddress of(ServerHttpRequest http) {
        InetSocketAddress remote = http.getRemoteAddress();
        return ClientAddress.of(remote == null ? "unknown" : remote.getHostString());
    }
}
