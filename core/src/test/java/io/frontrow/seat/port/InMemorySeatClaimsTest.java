package io.frontrow.seat.port;

import io.frontrow.shared.InMemorySystemOfRecord;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemorySystemOfRecord.class)
class InMemorySeatClaimsTest extends SeatClaimsContract {}
