package io.frontrow.account.model;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network address of a client, as far as it tells one client from another. Of an IPv6 address that is the network
 * of 64 bits, since a client may choose the rest at will. Never printed.
 */
public record ClientAddress(String value) {

    private static final int IPV6_NETWORK_BYTES = 8;

    /**
     * The address that a connection or a proxy states.
     *
     * @param host an IPv4 or IPv6 address, or another text that stands for itself
     */
    public static ClientAddress of(String host) {
        try {
            return new ClientAddress(network(InetAddress.ofLiteral(host)));
        } catch (IllegalArgumentException _) {
            return new ClientAddress(host);
        }
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }

    @Override
    public String toString() {
        return "ClientAddress[hidden]";
    }
}
