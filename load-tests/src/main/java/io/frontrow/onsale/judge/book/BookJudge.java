package io.frontrow.onsale.judge.book;

import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.judge.LineJudge;
import io.frontrow.onsale.judge.Partitions;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.VerdictLine;
import io.frontrow.onsale.verdict.Violations;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Judges what is there at the end, fan by fan, and then the house. */
public final class BookJudge implements LineJudge {
    private final Partitions operations = new Partitions();
    private final House house = new House();
    private final Violations lost = new Violations();
    private final Violations charged = new Violations();
    private long fans;
    private long unread;
    private long uncounted;
    private long pending;

    public BookJudge() throws IOException {}

    @Override
    public void see(Operation operation) {
        house.see(operation);
        if (FanBook.isAboutBooks(operation)) {
            operations.add(Partitions.partOf(Objects.requireNonNull(operation.fan())), operation);
        }
    }

    @Override
    public List<Finding> findings() throws IOException {
        operations.forEach((_, some) -> {
            Map<String, FanBook> books = new LinkedHashMap<>();
            some.forEach(it -> books.computeIfAbsent(String.valueOf(it.fan()), FanBook::new)
                    .add(it));
            books.values().forEach(this::judge);
        });
        if (unread == 0) {
            house.compareSeats(lost);
            house.compareRevenue(charged);
        }
        return List.of(
                finding(VerdictLine.LOST, lost, unread, "what %,d fans reserved, paid and gave back is there"),
                charged());
    }

    private Finding charged() {
        return pending > 0 && charged.count() == 0
                ? Finding.unknown(VerdictLine.CHARGED, "%,d payments were still pending at the end".formatted(pending))
                : finding(
                        VerdictLine.CHARGED,
                        charged,
                        uncounted,
                        "every point of %,d fans who reserved or paid is accounted for");
    }

    private void judge(FanBook book) {
        book.itemsAtEnd("listReservations").forEach(house::add);
        if (book.isEmpty()) {
            return;
        }
        fans++;
        pending += book.itemsAtEnd("listPayments").stream()
                .filter(it -> "PENDING".equals(it.status()))
                .count();
        if (book.atEnd("listReservations").isEmpty()) {
            unread++;
        } else {
            new LostCheck(book, lost).run();
        }
        if (Stream.of("listReservations", "listPayments", "getWallet", "listWalletEntries")
                .anyMatch(list -> book.atEnd(list).isEmpty())) {
            uncounted++;
        } else {
            new ChargedCheck(book, charged).run();
        }
    }

    private Finding finding(VerdictLine line, Violations violations, long unseen, String passed) {
        if (violations.count() > 0) {
            return Finding.fail(
                    line,
                    "%,d of the answers to %,d fans do not agree with what is there at the end"
                            .formatted(violations.count(), fans),
                    violations.first());
        }
        if (fans == 0 || unseen > 0) {
            return Finding.unknown(
                    line, "of %,d fans the lists of %,d were not read at the end".formatted(fans, unseen));
        }
        return Finding.pass(line, passed.formatted(fans));
    }

    @Override
    public void close() throws IOException {
        operations.close();
    }
}
