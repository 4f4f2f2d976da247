package io.frontrow.onsale.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine on which a sale is played, in words. */
final class Machine {
    private static final double GIGABYTE = 1 << 30;
    private static final Pattern VERSION = Pattern.compile("-(\\d[^/]*)\\.jar$");

    private Machine() {}

    /** {@return processors, memory and system} */
    static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GB, %s %s",
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / GIGABYTE,
                system.getName(),
                system.getVersion());
    }

    /** {@return the version in the name of a jar} */
    static String versionIn(Path jar) {
        Matcher version = VERSION.matcher(jar.toString());
        return version.find() ? version.group(1) : "unknown";
    }
}
