package io.frontrow.wallet.port;

import io.frontrow.shared.InMemorySystemOfRecord;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemorySystemOfRecord.class)
class InMemoryWalletsTest extends WalletsContract {}
