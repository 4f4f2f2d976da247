package io.frontrow.money;

import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.shared.model.Points;

/** What the payment module may report about a payment. */
enum ModelReport {
    CAPTURED,
    /** Captured, but less than was requested. */
    PARTLY_CAPTURED,
    /** Captured in full, under another id than {@link #CAPTURED}. */
    CAPTURED_AGAIN,
    DECLINED,
    VOIDED;

    /** {@return the report for a payment of this amount} */
    CaptureResult of(long amount) {
        return switch (this) {
            case CAPTURED -> captured("capture", amount);
            case PARTLY_CAPTURED -> captured("capture", amount - 1);
            case CAPTURED_AGAIN -> captured("another capture", amount);
            case DECLINED -> new CaptureResult.Declined(CaptureResult.Reason.DECLINED);
            case VOIDED -> new CaptureResult.Voided();
        };
    }

    private static CaptureResult captured(String id, long amount) {
        return new CaptureResult.Captured(new CaptureId(id), new Points(amount));
    }
}
