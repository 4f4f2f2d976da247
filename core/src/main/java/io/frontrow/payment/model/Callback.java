package io.frontrow.payment.model;

import io.frontrow.shared.id.PaymentId;

/** A message by which the payment module reports how a payment has ended there. */
public record Callback(CallbackId callbackId, PaymentId paymentId, CaptureResult verdict) {}
