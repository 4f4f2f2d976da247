package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Account;
import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.client.Recorder;
import io.frontrow.onsale.history.Asked;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who plays: an account, its choices, which follow from a seed alone, and how it sends and notes its calls. */
final class Person {
    private static final long MICROS = 1_000_000;
    private static final long HASTE_MICROS = 30 * MICROS;

    private final Stage stage;
    private final Account account;
    private final Random random;
    private final Set<Habit> habits;
    private final long arrival;
    private final double goingHomeSeconds;
    private final QueueStreams streams;
    private final Place place = new Place();
    private final Basket basket;
    private final QueueStream stream;
    private final List<QueueStream> moreStreams = new ArrayList<>();
    private final Waiting waiting;
    private final Shopper shopper;
    private volatile int address;
    private long start;
    private @Nullable Long due;

    /**
     * Creates a person.
     *
     * @param seed of all choices
     * @param spreadSeconds how long after the opening people come
     */
    Person(Stage stage, Account account, long seed, Mix mix, Shape shape, double spreadSeconds, QueueStreams streams) {
        this.stage = stage;
        this.account = account;
        this.random = new Random(seed);
        this.habits = mix.draw(random);
        double opening = stage.opensAt() / (double) MICROS;
        this.goingHomeSeconds = spreadSeconds / 2;
        this.arrival = (long) (shape.second(random, habits, opening, spreadSeconds) * MICROS);
        this.basket = new Basket(stage.performanceId(), new Random(random.nextLong()));
        this.address = random.nextInt(stage.addresses().size());
        this.streams = streams;
        this.stream = new QueueStream(this, streams);
        this.waiting = new Waiting(this);
        this.shopper = new Shopper(this);
    }

    /** {@return how long until the person comes} */
    Duration untilArrival() {
        return rest(Math.max(0, arrival - now()));
    }

    /** {@return how long until the person goes home: a crowd goes in half the time in which it came} */
    Duration untilGoingHome() {
        return rest((long) (random.nextDouble() * goingHomeSeconds * MICROS));
    }

    /** {@return a pause of about this many seconds; the next call is due after it} */
    Duration about(double meanSeconds) {
        double seconds = meanSeconds * (0.5 + random.nextDouble());
        return rest((long) (seconds * MICROS));
    }

    /** {@return a pause of so many microseconds; the next call is due after it} */
    private Duration rest(long micros) {
        due = now() + micros;
        return Duration.ofNanos(micros * 1_000);
    }

    /** A call begins now. */
    void begins() {
        start = now();
    }

    /** A call that began has ended. */
    void ended(String call, Asked asked, Answer answer) {
        note(call, start, due, asked, answer);
        due = null;
    }

    /**
     * Notes a call. The lines of a person are in the order of their ends, also those of streams. After a call without
     * an answer the next ones go to another instance.
     */
    synchronized void note(String call, long from, @Nullable Long planned, Asked asked, Answer answer) {
        place.told(answer);
        if (answer.status() == null) {
            address++;
        }
        recorder().ended(call, account.userId(), from, planned, whole(asked, answer), answer);
    }

    /** Who learns that the turn has ended says what was held. */
    private Asked whole(Asked asked, Answer answer) {
        return answer.isRefused("queue-token-gone") ? basket.leaving(place.ticketId()) : asked;
    }

    Asked aboutPlace() {
        return new Asked(place.ticketId(), null, null, null, null, null, null, null, null);
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }

    /** {@return whether a bot is still at it} */
    boolean isInHaste() {
        return now() < stage.opensAt() + HASTE_MICROS && !place.isActive();
    }

    boolean isPatient() {
        return now() < stage.closesAt();
    }

    boolean paysByPoints() {
        return stage.pointsForAll() && !basket.isByCard();
    }

    /** {@return a card, or null to pay by points} */
    @Nullable
    String chooseCard() {
        List<String> cards = stage.cards();
        boolean isByCard = !cards.isEmpty() && (has(Habit.CARD) || !stage.pointsForAll());
        return isByCard ? cards.get(random.nextInt(cards.size())) : null;
    }

    /** {@return the URL of a call at the instance that answered last, or at the next one} */
    String url(String path) {
        URI instance =
                stage.addresses().get(Math.floorMod(address, stage.addresses().size()));
        return instance.resolve("/api/v1" + path).toString();
    }

    String bearer() {
        return "Bearer " + account.accessToken();
    }

    String userId() {
        return account.userId();
    }

    Random random() {
        return random;
    }

    long now() {
        return recorder().clock().now();
    }

    Recorder recorder() {
        return stage.recorder();
    }

    Stage stage() {
        return stage;
    }

    Place place() {
        return place;
    }

    Basket basket() {
        return basket;
    }

    QueueStream stream() {
        return stream;
    }

    /** Sees to it that so many streams are open besides the first. */
    void openStreams(int count) {
        while (moreStreams.size() < count) {
            moreStreams.add(new QueueStream(this, streams));
        }
        moreStreams.stream().filter(it -> !it.isOpen()).forEach(QueueStream::open);
    }

    void closeStreams() {
        stream.close();
        moreStreams.forEach(QueueStream::close);
    }

    Waiting waiting() {
        return waiting;
    }

    Shopper shopper() {
        return shopper;
    }
}
