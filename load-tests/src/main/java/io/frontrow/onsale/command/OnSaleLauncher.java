package io.frontrow.onsale.command;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs {@link OnSaleCommand} for Maven in a JVM of its own, with the settings {@code -Donsale.…} as options. Maven
 * knows only success and failure; so this ends Maven with the exit code of the command, whose last line thereby is the
 * last one.
 */
public final class OnSaleLauncher {
    private static final String PREFIX = "onsale.";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private OnSaleLauncher() {}

    /**
     * Plays a sale.
     *
     * @param arguments options of the command
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                JAVA.toString(),
                "-Xmx2g",
                // Gatling reads the bytes of strings, and Netty loads native code and uses Unsafe.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                OnSaleCommand.class.getName()));
        command.addAll(List.of(arguments));
        List<String> options = options(System.getProperties());
        command.addAll(options);
        command.add("--command=./mvnw -pl load-tests -am verify -Ponsale" + asGiven(options));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** {@return the class path, which Maven keeps in a class loader} */
    private static String classPath() {
        return Stream.of(((URLClassLoader) OnSaleLauncher.class.getClassLoader()).getURLs())
                .map(url -> Path.of(URI.create(url.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** {@return the options that system properties say} */
    static List<String> options(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .sorted()
                .map(name -> "--%s=%s".formatted(name.substring(PREFIX.length()), properties.getProperty(name)))
                .toList();
    }

    /** The password of the operator is not repeated. */
    private static String asGiven(List<String> options) {
        StringBuilder given = new StringBuilder();
        options.stream()
                .filter(option -> !option.startsWith("--operator="))
                .forEach(option -> given.append(" -D").append(PREFIX).append(option.substring(2)));
        return given.toString();
    }
}
