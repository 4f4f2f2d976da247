package io.frontrow.onsale.export;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.judge.seat.SeatCall;
import io.frontrow.onsale.judge.seat.SeatHistories;
import io.frontrow.onsale.judge.seat.SeatId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the history of each seat as that of a compare-and-set register in EDN, as Jepsen, elle-cli and Knossos read
 * it. It needs memory for all operations on seats.
 */
public final class RegisterHistories {
    private final List<Operation> operations = new ArrayList<>();
    private final List<FaultRecord> faults = new ArrayList<>();
    private @Nullable Run run;

    private RegisterHistories() {}

    /**
     * Writes a file for each seat.
     *
     * @return how many files were written
     */
    public static int write(Path history, Path directory) throws IOException {
        RegisterHistories histories = new RegisterHistories();
        Histories.read(history, histories::see);
        return histories.write(Files.createDirectories(directory));
    }

    private void see(Line line) {
        switch (line) {
            case Run first -> run = first;
            case Operation operation when SeatHistories.isAboutSeats(operation) -> operations.add(operation);
            case FaultRecord fault -> faults.add(fault);
            default -> {}
        }
    }

    private int write(Path directory) {
        var seats =
                SeatHistories.of(operations, Objects.requireNonNull(run, "the first line must be of kind run"), faults);
        seats.forEach((seat, calls) -> write(directory, seat, calls));
        return seats.size();
    }

    private static void write(Path directory, SeatId seat, List<SeatCall> calls) {
        try {
            Files.write(
                    directory.resolve("%s-%d.edn".formatted(seat.performance(), seat.number())),
                    RegisterEvents.of(calls));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
