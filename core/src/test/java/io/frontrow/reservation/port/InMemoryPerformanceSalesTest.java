package io.frontrow.reservation.port;

import io.frontrow.shared.InMemorySystemOfRecord;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemorySystemOfRecord.class)
class InMemoryPerformanceSalesTest extends PerformanceSalesContract {}
