package io.frontrow.payment.port;

import io.frontrow.shared.InMemorySystemOfRecord;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemorySystemOfRecord.class)
class InMemoryProcessedCallbacksTest extends ProcessedCallbacksContract {}
