package io.frontrow.adapter.web.problem;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The problems that the API reports. A code is part of the contract and never changes. */
public enum ProblemCode {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST),
    IDEMPOTENCY_KEY_MISSING(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED),
    SESSION_ENDED(HttpStatus.UNAUTHORIZED),
    QUEUE_TOKEN_MISSING(HttpStatus.UNAUTHORIZED),
    QUEUE_TOKEN_INVALID(HttpStatus.UNAUTHORIZED),
    SIGNATURE_INVALID(HttpStatus.UNAUTHORIZED),
    INSUFFICIENT_BALANCE(HttpStatus.PAYMENT_REQUIRED),
    PAYMENT_DECLINED(HttpStatus.PAYMENT_REQUIRED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    CROSS_ORIGIN(HttpStatus.FORBIDDEN),
    OPERATOR_CODE_INVALID(HttpStatus.FORBIDDEN),
    NOT_YOUR_TURN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    UNKNOWN_USER(HttpStatus.NOT_FOUND),
    UNKNOWN_CONCERT(HttpStatus.NOT_FOUND),
    UNKNOWN_PERFORMANCE(HttpStatus.NOT_FOUND),
    UNKNOWN_SEAT(HttpStatus.NOT_FOUND),
    UNKNOWN_RESERVATION(HttpStatus.NOT_FOUND),
    UNKNOWN_PAYMENT(HttpStatus.NOT_FOUND),
    UNKNOWN_TICKET(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    EMAIL_TAKEN(HttpStatus.CONFLICT),
    PERFORMANCE_NOT_BOOKABLE(HttpStatus.CONFLICT),
    PERFORMANCE_EXISTS(HttpStatus.CONFLICT),
    PERFORMANCE_SOLD(HttpStatus.CONFLICT),
    SEATS_TAKEN(HttpStatus.CONFLICT),
    SEAT_LIMIT(HttpStatus.CONFLICT),
    ALREADY_RESERVED(HttpStatus.CONFLICT),
    ALREADY_PAID(HttpStatus.CONFLICT),
    PAYMENT_PENDING(HttpStatus.CONFLICT, 1),
    NOT_CANCELABLE(HttpStatus.CONFLICT),
    TOO_LATE_TO_CANCEL(HttpStatus.CONFLICT),
    CAPTURE_MISMATCH(HttpStatus.CONFLICT),
    CALLBACK_REPLAYED(HttpStatus.CONFLICT),
    IDEMPOTENCY_IN_FLIGHT(HttpStatus.CONFLICT, 1),
    SALE_CLOSED(HttpStatus.CONFLICT),
    ROOM_FULL(HttpStatus.CONFLICT, 1),
    QUEUE_TOKEN_GONE(HttpStatus.GONE),
    HOLD_EXPIRED(HttpStatus.GONE),
    RESERVATION_EXPIRED(HttpStatus.GONE),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, 1),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, 5),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, 1);

    private final HttpStatus status;
    private final @Nullable Integer retryAfterSeconds;
    private final String code;

    ProblemCode(HttpStatus status) {
        this(status, null);
    }

    ProblemCode(HttpStatus status, @Nullable Integer retryAfterSeconds) {
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    /** {@return the code of the API: lower case with dashes} */
    public String code() {
        return code;
    }

    /** {@return the seconds after which to try again, or empty if trying again does not help} */
    public Optional<Integer> retryAfterSeconds() {
        return Optional.ofNullable(retryAfterSeconds);
    }
}
