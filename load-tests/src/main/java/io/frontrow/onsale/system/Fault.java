package io.frontrow.onsale.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A fault that can be made in a system of one's own while a sale runs. */
public enum Fault {
    REDIS_KILLED(true) {
        @Override
        void make(OwnSystem system, Random random) {
            system.redis().kill();
            Processes.sleep(SHORT);
            system.redis().restart();
        }
    },
    REDIS_EMPTIED(true) {
        @Override
        void make(OwnSystem system, Random random) {
            system.redis().empty();
        }
    },
    REDIS_STOPPED(false) {
        @Override
        void make(OwnSystem system, Random random) {
            pause(system.redis().processes());
        }
    },
    REDIS_FAILED_OVER(true) {
        @Override
        void make(OwnSystem system, Random random) {
            system.failOver();
        }
    },
    POSTGRES_KILLED(false) {
        @Override
        void make(OwnSystem system, Random random) {
            system.postgres().kill();
            Processes.sleep(SHORT);
            system.postgres().restart();
        }
    },
    POSTGRES_BACKENDS_ENDED(false) {
        @Override
        void make(OwnSystem system, Random random) {
            system.postgres().endBackends();
        }
    },
    POSTGRES_STOPPED(false) {
        @Override
        void make(OwnSystem system, Random random) {
            pause(system.postgres().processes());
        }
    },
    INSTANCE_KILLED(false) {
        @Override
        void make(OwnSystem system, Random random) {
            Instance instance = system.instance(random.nextInt(2));
            instance.kill();
            Processes.sleep(SHORT);
            instance.restart();
        }
    },
    INSTANCE_STOPPED(false) {
        @Override
        void make(OwnSystem system, Random random) {
            pause(system.instance(random.nextInt(2)).processes());
        }
    },
    INSTANCE_DRAINED(false) {
        @Override
        void make(OwnSystem system, Random random) {
            Instance instance = system.instance(random.nextInt(2));
            instance.drain();
            instance.restart();
        }
    },
    PAYMENTS_SILENT(false) {
        @Override
        void make(OwnSystem system, Random random) {
            system.payments().beSilent(true);
            Processes.sleep(LONG);
            system.payments().beSilent(false);
        }
    },
    NETWORK_SLOW(false) {
        @Override
        void make(OwnSystem system, Random random) {
            List<TcpProxy> links = system.links(random.nextInt(2));
            links.forEach(link -> link.slow(LATENCY));
            Processes.sleep(LONG);
            links.forEach(TcpProxy::restore);
        }
    },
    NETWORK_CUT_ONE_WAY(false) {
        @Override
        void make(OwnSystem system, Random random) {
            List<TcpProxy> links = system.links(random.nextInt(2));
            links.forEach(TcpProxy::cutOneWay);
            Processes.sleep(LONG);
            links.forEach(TcpProxy::restore);
        }
    },
    NETWORK_CUT(false) {
        @Override
        void make(OwnSystem system, Random random) {
            List<TcpProxy> links = system.links(random.nextInt(2));
            links.forEach(TcpProxy::cut);
            Processes.sleep(LONG);
            links.forEach(TcpProxy::restore);
        }
    },
    /** The second instance runs two seconds ahead, from its start on, by the program {@code faketime}. */
    CLOCKS_APART(false) {
        @Override
        void make(OwnSystem system, Random random) {
            Processes.sleep(LONG);
        }
    };

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration LATENCY = Duration.ofMillis(100);

    private final boolean losesHolds;

    Fault(boolean losesHolds) {
        this.losesHolds = losesHolds;
    }

    /** Makes the fault, and undoes it. */
    abstract void make(OwnSystem system, Random random);

    private static void pause(List<ProcessHandle> processes) {
        Processes.stop(processes);
        Processes.sleep(LONG);
        Processes.goOn(processes);
    }

    boolean losesHolds() {
        return losesHolds;
    }

    boolean isOfNetwork() {
        return this == NETWORK_SLOW || this == NETWORK_CUT_ONE_WAY || this == NETWORK_CUT;
    }

    /** {@return its name as a setting} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
