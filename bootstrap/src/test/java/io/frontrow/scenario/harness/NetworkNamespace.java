package io.frontrow.scenario.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network of its own for clients, linked to this machine by a virtual cable, whose packets can be dropped. It requires
 * Linux, root and {@code ip} of iproute2.
 */
public final class NetworkNamespace implements AutoCloseable {

    private static final String HERE = "10.203.117.1";
    private static final String THERE = "10.203.117.2";

    private final String name = "frontrow-" + ProcessHandle.current().pid();
    private final String cable = "fr" + ProcessHandle.current().pid();

    private NetworkNamespace() {}

    /**
     * Creates a network.
     *
     * @throws IOException if this machine cannot, with the reason
     */
    public static NetworkNamespace create() throws IOException {
        NetworkNamespace created = new NetworkNamespace();
        String cable = created.cable;
        ip("netns", "add", created.name);
        try {
            ip("link", "add", cable + "a", "type", "veth", "peer", "name", cable + "b", "netns", created.name);
            ip("addr", "add", HERE + "/30", "dev", cable + "a");
            ip("link", "set", cable + "a", "up");
            ip("-n", created.name, "addr", "add", THERE + "/30", "dev", cable + "b");
            ip("-n", created.name, "link", "set", cable + "b", "up");
            return created;
        } catch (IOException e) {
            created.close();
            throw e;
        }
    }

    /** {@return the address of this machine in the network} */
    public String host() {
        return HERE;
    }

    /** Starts a program in the network. */
    public Process start(String... command) throws IOException {
        List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", name));
        inside.addAll(List.of(command));
        return new ProcessBuilder(inside).start();
    }

    /** Drops every packet from the network to this machine from now on, acknowledgements included. */
    public void vanish() throws IOException {
        ip("-n", name, "route", "add", "blackhole", HERE + "/32");
    }

    @Override
    public void close() throws IOException {
        ip("netns", "del", name);
        try {
            ip("link", "del", cable + "a");
        } catch (IOException _) {
            // It went with the network, which may otherwise live on until its last connection has ended.
        }
    }

    private static void ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.onExit()
                        .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                        .join()
                        .isAlive()
                && process.exitValue() == 0) {
            return;
        }
        throw new IOException(String.join(" ", command) + ": " + output.strip());
    }
}
