package io.frontrow.catalog.port;

import io.frontrow.shared.InMemorySystemOfRecord;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemorySystemOfRecord.class)
class InMemoryOffersTest extends OffersContract {}
