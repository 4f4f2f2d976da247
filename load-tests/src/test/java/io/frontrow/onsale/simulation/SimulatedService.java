package io.frontrow.onsale.simulation;

import io.frontrow.onsale.history.Asked;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.history.Told.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small correct service, which does one thing at a time. */
final class SimulatedService {
    static final String PERFORMANCE = "01a199e1-bb30-750d-a8ec-e8f08bd8d5eb";
    static final long PRICE = 100;
    private static final long MICROS = 1_000_000;

    private final SaleSettings settings;
    private final Timeline timeline;
    private final String seed;
    private final Map<String, Entry> entries = new HashMap<>();
    private final TreeMap<Long, Entry> waiting = new TreeMap<>();
    private final Map<String, Entry> active = new LinkedHashMap<>();
    private final Deque<Long> admissions = new ArrayDeque<>();
    private final Map<Integer, Booking> seats = new HashMap<>();
    private final Map<String, Booking> bookings = new LinkedHashMap<>();
    private final Map<String, List<Item>> walletEntries = new HashMap<>();
    private final Map<String, Map<String, Item>> payments = new HashMap<>();
    private final Map<String, Answer> byKey = new HashMap<>();
    private final Map<String, Booking> holds = new HashMap<>();
    private final Map<String, List<Booking>> reservations = new HashMap<>();
    private long ids;
    private long joined;
    private long admitted;
    private int sold;
    private long revenue;

    static final class Entry {
        final String fan;
        final String ticket;
        final long place;
        final long number;
        final @Nullable Long lot;
        final Runnable onAdmission;

        Entry(String fan, String ticket, long place, long number, @Nullable Long lot, Runnable onAdmission) {
            this.fan = fan;
            this.ticket = ticket;
            this.place = place;
            this.number = number;
            this.lot = lot;
            this.onAdmission = onAdmission;
        }
    }

    /** A hold or a reservation. */
    private static final class Booking {
        final String id;
        final String fan;
        final List<Integer> seats;
        final long deadline;
        String status = "HELD";
        long refunded;
        List<Integer> left;

        Booking(String id, String fan, List<Integer> seats, long deadline) {
            this.id = id;
            this.fan = fan;
            this.seats = seats;
            this.left = seats;
            this.deadline = deadline;
        }

        boolean isUnpaid() {
            return status.equals("HELD") || status.equals("RESERVED");
        }
    }

    SimulatedService(SaleSettings settings, Timeline timeline, String seed) {
        this.settings = settings;
        this.timeline = timeline;
        this.seed = seed;
    }

    Answer join(String fan, Runnable onAdmission) {
        boolean isEarly = timeline.now() < settings.opensAtMicros();
        boolean isDrawn = settings.order() == Order.SHUFFLE && isEarly;
        Long lot = isDrawn ? new TestLottery(seed).lotOf(fan) : null;
        long place = lot == null ? (1L << 51) + timeline.now() * 1_000 + ids : lot;
        Entry entry = new Entry(fan, id("ticket"), place, joined++, lot, onAdmission);
        entries.put(entry.ticket, entry);
        waiting.put(place, entry);
        return status(entry.ticket, 201);
    }

    Answer status(String ticket, int httpStatus) {
        Entry entry = Objects.requireNonNull(entries.get(ticket));
        if (active.containsKey(ticket)) {
            return Answer.ok(httpStatus, "ticketId", ticket, "state", "ACTIVE", "position", 0);
        }
        if (!waiting.containsKey(entry.place)) {
            return Answer.refused(410, "queue-token-gone");
        }
        boolean isSealed = settings.order() == Order.SHUFFLE && timeline.now() < settings.opensAtMicros();
        int ahead = ahead(entry);
        int median =
                2 + Math.max(ahead * settings.turnSeconds() / settings.capacity(), ahead / settings.admitPerSecond());
        if (isSealed) {
            return Answer.ok(httpStatus, "ticketId", ticket, "state", "WAITING");
        }
        return Answer.ok(
                httpStatus,
                "ticketId",
                ticket,
                "state",
                "WAITING",
                "position",
                ahead + 1,
                "lot",
                entry.lot,
                "estimatedWaitSeconds",
                median + secondsToOpening(),
                "estimatedWaitSecondsHigh",
                2 * median + 5 + secondsToOpening());
    }

    /** Nobody leaves while waiting; counting all who are ahead takes too long where many join. */
    private int ahead(Entry entry) {
        return settings.order() == Order.FIFO
                ? (int) (entry.number - admitted)
                : waiting.headMap(entry.place).size();
    }

    private int secondsToOpening() {
        return (int) Math.max(0, (settings.opensAtMicros() - timeline.now()) / MICROS);
    }

    Answer queue() {
        if (settings.order() == Order.FIFO) {
            return Answer.ok(200, "waiting", waiting.size(), "active", active.size());
        }
        boolean isOpen = timeline.now() >= settings.opensAtMicros();
        return Answer.ok(
                200,
                "waiting",
                waiting.size(),
                "active",
                active.size(),
                "seedCommitment",
                new TestLottery(seed).commitment(),
                "seed",
                isOpen ? seed : null);
    }

    void admit() {
        while (!waiting.isEmpty()
                && active.size() < settings.capacity()
                && timeline.now() >= settings.opensAtMicros()) {
            while (!admissions.isEmpty() && admissions.getFirst() <= timeline.now() - MICROS) {
                admissions.removeFirst();
            }
            if (admissions.size() >= settings.admitPerSecond()) {
                return;
            }
            Entry entry = waiting.pollFirstEntry().getValue();
            admissions.addLast(timeline.now());
            admitted++;
            active.put(entry.ticket, entry);
            entry.onAdmission.run();
        }
    }

    Answer leave(String ticket) {
        end(ticket);
        return Answer.ok(204);
    }

    private void end(String ticket) {
        Entry entry = active.remove(ticket);
        if (entry != null) {
            Booking hold = holds.remove(entry.fan);
            if (hold != null && hold.status.equals("HELD")) {
                free(hold);
            }
        }
    }

    private void free(Booking booking) {
        booking.seats.forEach(seat -> seats.remove(seat, booking));
    }

    Answer hold(String fan, List<Integer> numbers) {
        List<Integer> taken = numbers.stream().filter(it -> owner(it) != null).toList();
        if (!taken.isEmpty()) {
            return Answer.refused(409, "seats-taken", "takenSeatNumbers", taken);
        }
        long deadline = timeline.now() + settings.holdSeconds() * MICROS;
        Booking hold = new Booking(id("hold"), fan, numbers, deadline);
        numbers.forEach(it -> seats.put(it, hold));
        holds.put(fan, hold);
        return Answer.ok(201, "holdId", hold.id, "seatNumbers", numbers, "expiresAt", instant(deadline));
    }

    private @Nullable Booking owner(int number) {
        Booking booking = seats.get(number);
        if (booking != null && booking.isUnpaid() && booking.deadline <= timeline.now()) {
            free(booking);
            booking.status = booking.status.equals("RESERVED") ? "EXPIRED" : "GONE";
            return null;
        }
        return booking;
    }

    private @Nullable Booking held(String fan, List<Integer> numbers) {
        Booking booking = owner(numbers.getFirst());
        return booking != null && booking.fan.equals(fan) && booking.status.equals("HELD") ? booking : null;
    }

    Answer release(String fan, List<Integer> numbers) {
        Booking hold = held(fan, numbers);
        if (hold == null) {
            return Answer.refused(404, "not-found");
        }
        free(hold);
        return Answer.ok(204);
    }

    Answer reserve(String fan, Asked asked) {
        Booking hold = held(fan, asked.seatNumbers());
        if (hold == null && asked.holdId() != null) {
            return Answer.refused(410, "hold-expired");
        }
        if (hold == null) {
            Answer answer = hold(fan, asked.seatNumbers());
            if (!answer.isDone()) {
                return answer;
            }
            hold = Objects.requireNonNull(held(fan, asked.seatNumbers()));
        }
        Booking reservation = new Booking(id("reservation"), fan, hold.seats, hold.deadline);
        reservation.status = "RESERVED";
        reservation.seats.forEach(it -> seats.put(it, reservation));
        bookings.put(reservation.id, reservation);
        reservations.computeIfAbsent(fan, any -> new ArrayList<>()).add(reservation);
        return Answer.ok(
                201,
                "reservationId",
                reservation.id,
                "status",
                "RESERVED",
                "totalPrice",
                price(reservation),
                "expiresAt",
                instant(reservation.deadline));
    }

    private static long price(Booking booking) {
        return booking.seats.size() * PRICE;
    }

    Answer topUp(String fan, Asked asked) {
        return byKey.computeIfAbsent(fan + asked.key(), any -> {
            long amount = Objects.requireNonNull(asked.amount());
            String transfer = enter(fan, "CHARGE", amount, null);
            return Answer.ok(201, "transferId", transfer, "amount", amount, "balance", balance(fan));
        });
    }

    private String enter(String fan, String kind, long amount, @Nullable String reservation) {
        String transfer = id("transfer");
        walletEntries
                .computeIfAbsent(fan, any -> new ArrayList<>())
                .add(Answer.item("transferId", transfer, "kind", kind, "amount", amount, "reservationId", reservation));
        return transfer;
    }

    private long balance(String fan) {
        return walletEntries.getOrDefault(fan, List.of()).stream()
                .mapToLong(it -> Objects.requireNonNull(it.amount()))
                .sum();
    }

    Answer pay(String fan, String ticket, Asked asked) {
        return byKey.computeIfAbsent(fan + asked.key(), any -> payOnce(fan, ticket, asked));
    }

    private Answer payOnce(String fan, String ticket, Asked asked) {
        Booking reservation = Objects.requireNonNull(bookings.get(asked.reservationId()));
        owner(reservation.seats.getFirst());
        boolean isWallet = "WALLET".equals(asked.method());
        if (!reservation.status.equals("RESERVED")) {
            return Answer.refused(410, "reservation-expired");
        }
        if (isWallet && balance(fan) < price(reservation)) {
            return Answer.refused(402, "insufficient-balance");
        }
        String payment = id("payment");
        if (!isWallet) {
            store(fan, payment, reservation, "PENDING", asked);
            timeline.after(2 * MICROS, () -> settle(fan, ticket, payment, reservation, asked));
            return Answer.ok(201, "paymentId", payment, "status", "PENDING", "amount", price(reservation));
        }
        enter(fan, "PAYMENT", -price(reservation), reservation.id);
        confirm(ticket, reservation);
        store(fan, payment, reservation, "SUCCESS", asked);
        return Answer.ok(201, "paymentId", payment, "status", "SUCCESS", "amount", price(reservation));
    }

    private void settle(String fan, String ticket, String payment, Booking reservation, Asked asked) {
        owner(reservation.seats.getFirst());
        boolean isPaid = reservation.status.equals("RESERVED");
        if (isPaid) {
            confirm(ticket, reservation);
        }
        store(fan, payment, reservation, isPaid ? "SUCCESS" : "FAIL", asked);
    }

    private void confirm(String ticket, Booking reservation) {
        reservation.status = "CONFIRMED";
        sold += reservation.seats.size();
        revenue += price(reservation);
        end(ticket);
    }

    private void store(String fan, String payment, Booking reservation, String status, Asked asked) {
        boolean isFailed = status.equals("FAIL");
        payments.computeIfAbsent(fan, any -> new LinkedHashMap<>())
                .put(
                        payment,
                        Answer.item(
                                "paymentId",
                                payment,
                                "reservationId",
                                reservation.id,
                                "method",
                                asked.method(),
                                "amount",
                                price(reservation),
                                "status",
                                status,
                                "failure",
                                isFailed ? "RESERVATION_EXPIRED" : null,
                                "refundedAmount",
                                isFailed ? price(reservation) : 0));
    }

    Answer payment(String fan, String payment) {
        Item item = Objects.requireNonNull(payments.getOrDefault(fan, Map.of()).get(payment));
        return Answer.ok(200, "paymentId", payment, "status", item.status(), "amount", item.amount());
    }

    Answer cancel(String fan, Asked asked) {
        Booking reservation = Objects.requireNonNull(bookings.get(asked.reservationId()));
        owner(reservation.seats.getFirst());
        boolean isPaid = reservation.status.equals("CONFIRMED");
        if (!isPaid && !reservation.status.equals("RESERVED")) {
            return Answer.refused(409, "not-cancelable");
        }
        List<Integer> given = asked.seatNumbers();
        given.forEach(seats::remove);
        reservation.left =
                reservation.left.stream().filter(it -> !given.contains(it)).toList();
        if (isPaid) {
            sold -= given.size();
            revenue -= given.size() * PRICE;
            reservation.refunded += given.size() * PRICE;
            boolean isWallet = payments.getOrDefault(fan, Map.of()).values().stream()
                    .anyMatch(it -> reservation.id.equals(it.reservationId()) && "WALLET".equals(it.method()));
            if (isWallet) {
                enter(fan, "REFUND", given.size() * PRICE, reservation.id);
            }
        }
        reservation.status = reservation.left.isEmpty() ? "CANCELED" : reservation.status;
        return Answer.ok(
                200,
                "reservationId",
                reservation.id,
                "status",
                reservation.status,
                "refundedAmount",
                reservation.refunded);
    }

    Answer reservations(String fan) {
        return items(reservations.getOrDefault(fan, List.of()).stream()
                .map(this::reservation)
                .toList());
    }

    private Item reservation(Booking it) {
        owner(it.seats.getFirst());
        return Answer.item(
                "reservationId",
                it.id,
                "performanceId",
                PERFORMANCE,
                "seatNumbers",
                it.left.isEmpty() ? it.seats : it.left,
                "status",
                it.status,
                "totalPrice",
                price(it),
                "refundedAmount",
                it.refunded);
    }

    Answer payments(String fan) {
        return items(List.copyOf(payments.getOrDefault(fan, Map.of()).values()));
    }

    Answer wallet(String fan) {
        return Answer.ok(200, "balance", balance(fan));
    }

    Answer walletEntries(String fan) {
        return items(walletEntries.getOrDefault(fan, List.of()));
    }

    Answer sales() {
        return Answer.ok(200, "seatsTotal", settings.hall(), "sold", sold, "revenue", revenue);
    }

    Answer seatHolders() {
        return items(seats.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .filter(it -> it.getValue().status.equals("CONFIRMED"))
                .map(it -> Answer.item(
                        "seatNumber",
                        it.getKey(),
                        "status",
                        "SOLD",
                        "userId",
                        it.getValue().fan,
                        "reservationId",
                        it.getValue().id))
                .toList());
    }

    private static Answer items(List<Item> items) {
        return Answer.ok(200, "items", items);
    }

    private Instant instant(long micros) {
        return SaleSettings.STARTED_AT.plus(micros, ChronoUnit.MICROS);
    }

    private String id(String kind) {
        return kind + "-" + ids++;
    }
}
