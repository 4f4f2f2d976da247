package io.frontrow.onsale.office;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.client.Recorder;
import io.frontrow.onsale.history.Asked;
import java.util.List;

/** What the operator reads while the sale runs. All of it goes into the history. */
public final class Watch {
    private final Operator operator;
    private final Sale sale;
    private final Recorder recorder;
    private final Asked performance;

    public Watch(Operator operator, Sale sale, Recorder recorder) {
        this.operator = operator;
        this.sale = sale;
        this.recorder = recorder;
        this.performance = new Asked(null, sale.performanceId(), List.of(), null, null, null, null, null, null);
    }

    /** {@return the public state of the queue} */
    public Answer queue() {
        long start = now();
        Answer answer = operator.api().get("/concerts/%s/queue".formatted(sale.concertId()), null);
        recorder.ended("getQueue", null, start, null, null, answer);
        return answer;
    }

    /** {@return the sales of the performance} */
    public Answer sales() {
        long start = now();
        Answer answer = operator.get("/admin/performances/" + sale.performanceId());
        recorder.ended("getPerformanceSales", null, start, null, performance, answer);
        return answer;
    }

    /** {@return the audit} */
    public Answer audit() {
        long start = now();
        Answer answer = operator.get("/admin/audit");
        recorder.ended("runAudit", null, start, null, null, answer);
        return answer;
    }

    /** Reads who has which seat. */
    public void seatHolders() {
        long start = now();
        Answer answer = Pages.read(
                operator.api(), "/admin/performances/%s/seats".formatted(sale.performanceId()), operator.accessToken());
        recorder.ended("listSeatHolders", null, start, null, performance, answer);
    }

    private long now() {
        return recorder.clock().now();
    }
}
