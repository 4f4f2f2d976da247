package io.frontrow.shared.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PointsTest {

    @Property
    void sumsAreExactOrRejected(
            @ForAll @LongRange(max = Points.MAX) long some, @ForAll @LongRange(max = Points.MAX) long more) {
        if (some + more <= Points.MAX) {
            assertThat(new Points(some).plus(new Points(more))).isEqualTo(new Points(some + more));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> new Points(some).plus(new Points(more)));
        }
    }

    @Property
    void everyAmountIsExactAsADouble(@ForAll @LongRange(max = Points.MAX) long value) {
        assertThat((long) (double) value).isEqualTo(value);
    }

    @Property
    void noAmountIsOutOfBounds(@ForAll long value) {
        if (value < 0 || value > Points.MAX) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Points(value));
        } else {
            assertThat(new Points(value).value()).isEqualTo(value);
        }
    }

    @Example
    void boundsAreAllowedAndAmountsBeyondThemAreNot() {
        assertThat(new Points(0)).isEqualTo(Points.ZERO);
        assertThat(new Points(9_000_000_000_000_000L).value()).isEqualTo(Points.MAX);
        assertThatIllegalArgumentException().isThrownBy(() -> new Points(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Points(9_000_000_000_000_001L));
        assertThatIllegalArgumentException().isThrownBy(() -> new Points(Long.MIN_VALUE));
    }

    @Example
    void zeroIsNotPositive() {
        assertThat(Points.ZERO.isPositive()).isFalse();
        assertThat(new Points(1).isPositive()).isTrue();
        assertThat(new Points(1)).isGreaterThan(Points.ZERO);
    }
}
