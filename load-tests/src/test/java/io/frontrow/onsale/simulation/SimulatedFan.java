package io.frontrow.onsale.simulation;

import io.frontrow.onsale.history.Asked;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Told;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fan who joins, waits by poll or by stream, holds seats, reserves and pays; or gives up, is too late, or cancels later.
 */
final class SimulatedFan {
    private static final long SECOND = 1_000_000;
    private static final int ATTEMPTS_MAX = 4;

    private final SimulatedSale sale;
    private final String id;
    private final Random random;
    private final boolean streams;
    private String ticket = "";
    private boolean isBooking;
    private boolean isThrough;
    private int attempts;
    private int keys;
    private long opened;
    private long lastHeard;

    SimulatedFan(SimulatedSale sale, String id) {
        this.sale = sale;
        this.id = id;
        this.random = sale.random();
        this.streams = random.nextBoolean();
    }

    String id() {
        return id;
    }

    boolean isBooking() {
        return isBooking;
    }

    void join() {
        sale.call(this, "joinQueue", SimulatedSale.NOTHING, () -> sale.service().join(id, this::admitted), answer -> {
            if (answer.isDone()) {
                ticket = Objects.requireNonNull(answer.told().ticketId());
                opened = sale.timeline().now();
                lastHeard = opened;
                watch();
            } else {
                sale.goesHome();
            }
        });
    }

    private void watch() {
        if (!streams) {
            poll();
        } else {
            sale.timeline().after(2 * SECOND, this::hearPosition);
        }
    }

    private void poll() {
        long pause = SECOND / 2 + random.nextLong(SECOND);
        sale.timeline()
                .after(
                        pause,
                        () -> sale.call(this, "getQueueStatus", shown(), this::status, answer -> {
                            if ("ACTIVE".equals(answer.told().state())) {
                                choose();
                            } else {
                                poll();
                            }
                        }));
    }

    private Answer status() {
        return sale.service().status(ticket, 200);
    }

    private void hearPosition() {
        if (!isThrough) {
            Told status = status().told();
            hear("position", status);
            isThrough = "ACTIVE".equals(status.state());
            if (isThrough) {
                choose();
            } else {
                sale.timeline().after(2 * SECOND, this::hearPosition);
            }
        }
    }

    private void hear(String event, Told told) {
        sale.event(this, event, opened, lastHeard, told);
        lastHeard = sale.timeline().now();
    }

    private void admitted() {
        if (streams && !ticket.isEmpty()) {
            isThrough = true;
            sale.timeline().after(1_000, () -> {
                hear("admitted", status().told());
                choose();
            });
        }
    }

    private Asked shown() {
        return new Asked(ticket, null, null, null, null, null, null, null, null);
    }

    private void choose() {
        isBooking = true;
        if (attempts++ == ATTEMPTS_MAX) {
            leave(List.of());
            return;
        }
        int first = 1 + random.nextInt(sale.settings().hall() - 1);
        List<Integer> seats =
                IntStream.rangeClosed(first, first + random.nextInt(2)).boxed().toList();
        later(() -> hold(seats));
    }

    private void hold(List<Integer> seats) {
        if (random.nextInt(5) == 0) {
            reserve(seats, null);
            return;
        }
        sale.call(
                this,
                "holdSeats",
                asked(seats, null, null),
                () -> sale.service().hold(id, seats),
                answer -> {
                    if (answer.isDone()) {
                        later(() -> decide(seats, answer));
                    } else {
                        choose();
                    }
                });
    }

    private void decide(List<Integer> seats, Answer hold) {
        String holdId = hold.told().holdId();
        if (random.nextInt(8) == 0) {
            sale.call(
                    this,
                    "releaseHold",
                    asked(seats, holdId, null),
                    () -> sale.service().release(id, seats),
                    answer -> choose());
        } else {
            reserve(seats, holdId);
        }
    }

    private void reserve(List<Integer> seats, @Nullable String hold) {
        Asked asked = asked(seats, hold, null);
        sale.call(this, "reserveSeats", asked, () -> sale.service().reserve(id, asked), answer -> {
            if (answer.isDone()) {
                later(() -> payOrNot(seats, Objects.requireNonNull(answer.told().reservationId())));
            } else if (answer.outcome() == Outcome.REFUSED) {
                choose();
            } else {
                leave(seats);
            }
        });
    }

    private void payOrNot(List<Integer> seats, String reservation) {
        switch (random.nextInt(8)) {
            case 0 ->
                sale.timeline().after((sale.settings().holdSeconds() + 2) * SECOND, () -> pay(seats, reservation));
            case 1 -> cancel(seats, reservation);
            case 2 -> payByCard(seats, reservation);
            default -> topUp(seats.size() * SimulatedService.PRICE, nextKey(), () -> pay(seats, reservation));
        }
    }

    private void topUp(long amount, String key, Runnable then) {
        Asked asked = new Asked(null, null, null, null, null, null, key, null, amount);
        sale.call(this, "topUpWallet", asked, () -> sale.service().topUp(id, asked), answer -> {
            if (answer.outcome() == Outcome.UNKNOWN) {
                topUp(amount, key, then);
            } else {
                later(then);
            }
        });
    }

    private void pay(List<Integer> seats, String reservation) {
        pay(seats, reservation, "WALLET", nextKey());
    }

    private void payByCard(List<Integer> seats, String reservation) {
        pay(seats, reservation, "CARD", nextKey());
    }

    private void pay(List<Integer> seats, String reservation, String method, String key) {
        Asked asked = SimulatedSale.asked(seats, ticket, null, reservation, null, key, method);
        sale.call(this, "pay", asked, () -> sale.service().pay(id, ticket, asked), answer -> {
            if (answer.outcome() == Outcome.UNKNOWN) {
                pay(seats, reservation, method, key);
            } else if ("PENDING".equals(answer.told().status())) {
                sale.timeline().after(3 * SECOND, () -> readPayment(seats, reservation, answer.told()));
            } else {
                paid(seats, reservation, answer);
            }
        });
    }

    private void readPayment(List<Integer> seats, String reservation, Told payment) {
        String paymentId = Objects.requireNonNull(payment.paymentId());
        Asked asked = SimulatedSale.asked(seats, ticket, null, reservation, paymentId, null, null);
        sale.call(
                this,
                "getPayment",
                asked,
                () -> sale.service().payment(id, paymentId),
                answer -> paid(seats, reservation, answer));
    }

    private void paid(List<Integer> seats, String reservation, Answer payment) {
        boolean isPaid = payment.isDone() && "SUCCESS".equals(payment.told().status());
        if (isPaid && random.nextInt(5) == 0) {
            List<Integer> given = random.nextBoolean() ? seats : seats.subList(0, 1);
            sale.timeline().after(5 * SECOND, () -> cancel(given, reservation));
        } else if (isPaid) {
            sale.goesHome();
        } else {
            leave(List.of());
        }
    }

    private void cancel(List<Integer> seats, String reservation) {
        Asked asked = asked(seats, null, reservation);
        sale.call(this, "cancelReservation", asked, () -> sale.service().cancel(id, asked), answer -> leave(List.of()));
    }

    private void leave(List<Integer> held) {
        sale.call(
                this,
                "leaveQueue",
                asked(held, null, null),
                () -> sale.service().leave(ticket),
                answer -> {
                    sale.goesHome();
                });
    }

    void readLists() {
        isBooking = false;
        read("listReservations", () -> sale.service().reservations(id));
        read("listPayments", () -> sale.service().payments(id));
        read("getWallet", () -> sale.service().wallet(id));
        read("listWalletEntries", () -> sale.service().walletEntries(id));
    }

    private void read(String call, Supplier<Answer> list) {
        sale.call(this, call, SimulatedSale.NOTHING, list, answer -> {});
    }

    private Asked asked(List<Integer> seats, @Nullable String hold, @Nullable String reservation) {
        return SimulatedSale.asked(seats, ticket, hold, reservation, null, null, null);
    }

    private String nextKey() {
        return "key-" + keys++;
    }

    private void later(Runnable action) {
        sale.timeline().after(SECOND / 2 + random.nextLong(2 * SECOND), action);
    }
}
