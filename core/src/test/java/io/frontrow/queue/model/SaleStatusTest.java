package io.frontrow.queue.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaleStatusTest {

    @Test
    void aConcertIsSoldOutOnceEverySeatToComeIsSold() {
        assertThat(SaleStatus.of(1, 50, 50, 49).isSoldOut()).isFalse();
        assertThat(SaleStatus.of(1, 50, 50, 49).seatsAvailable()).isZero();
        assertThat(SaleStatus.of(1, 50, 50, 50).isSoldOut()).isTrue();
        assertThat(SaleStatus.of(1, 50, 50, 50).isClosed()).isFalse();
    }

    @Test
    void aClosedSaleIsNotSoldOut() {
        assertThat(SaleStatus.of(0, 0, 0, 0)).isEqualTo(new SaleStatus(true, 0, 0, false));
    }
}
