package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.basket.PlateauFinder.Step;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlateauFinderTests {
    private final PlateauFinder finder = new PlateauFinder(Config.rules().rest());
    private long nanos;

    private Step take(String kilograms, Flag... flags) {
        nanos += Shop.TICK;
        return finder.take(Reading.of(1, nanos)
                .indicating(new Indication(new BigDecimal(kilograms), WeightUnit.KILOGRAM))
                .with(flags));
    }

    private List<Step> take(int times, String kilograms, Flag... flags) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            steps.add(take(kilograms, flags));
        }
        return steps;
    }

    @Test
    void aStableWeightIsBelievedWhenItHasLasted() {
        assertThat(take(5, "1.000", Flag.STABLE))
                .containsExactly(Step.MOVING, Step.MOVING, Step.MOVING, Step.CAME_TO_REST, Step.RESTS);
        assertThat(finder.plateau()).isEqualTo(new Plateau(Shop.TICK, 1_000_000, 289, false));
    }

    @Test
    void aWeightThatIsCalledStableTooSoonIsNoRest() {
        assertThat(take("0.700", Flag.STABLE)).isEqualTo(Step.MOVING);
        assertThat(take("0.650", Flag.STABLE)).isEqualTo(Step.MOVING);
        assertThat(take("0.524", Flag.STABLE)).isEqualTo(Step.MOVING);
        assertThat(take(3, "0.524", Flag.STABLE)).endsWith(Step.CAME_TO_REST);
        assertThat(finder.plateau().weightMg()).isEqualTo(524_000);
    }

    @Test
    void aScaleThatDoesNotSayStableMustBeAtRestForLonger() {
        assertThat(take(6, "1.000")).doesNotContain(Step.CAME_TO_REST);
        assertThat(take("1.002")).isEqualTo(Step.CAME_TO_REST);
    }

    @Test
    void motionEndsARest() {
        take(5, "1.000", Flag.STABLE);
        assertThat(take("1.000", Flag.MOTION)).isEqualTo(Step.MOVING);
        assertThat(finder.resting()).isFalse();
    }

    @Test
    void theMeanGetsBetterAsReadingsCome() {
        take(4, "1.000", Flag.STABLE);
        take(4, "1.002", Flag.STABLE);
        assertThat(finder.plateau().weightMg()).isEqualTo(1_001_000);
        assertThat(finder.plateau().sdMg()).isEqualTo(1_041);
    }

    @ParameterizedTest
    @EnumSource(
            value = Flag.class,
            names = {"OVERLOAD", "UNDERLOAD", "LEVEL_FAULT", "CALIBRATION_FAULT", "HARDWARE_FAULT", "NOT_ZEROED"})
    void whatTheScaleCallsWrongIsNoWeight(Flag flag) {
        assertThat(take(10, "1.000", Flag.STABLE, flag)).containsOnly(Step.MOVING);
        assertThat(finder.complaint()).contains(Set.of(Flag.STABLE, flag));
        take("1.000", Flag.STABLE);
        assertThat(finder.complaint()).isEmpty();
    }

    @Test
    void aReadingThatIsRepeatedSaysNothingNew() {
        assertThat(take(10, "1.000", Flag.STABLE, Flag.REPEATED)).containsOnly(Step.MOVING);
        take(5, "1.000", Flag.STABLE);
        assertThat(take("0.400", Flag.STABLE, Flag.REPEATED)).isEqualTo(Step.RESTS);
        assertThat(finder.plateau().weightMg()).isEqualTo(1_000_000);
    }

    @Test
    void aLittleBelowZeroIsStillAWeight() {
        assertThat(take(5, "-0.002", Flag.STABLE, Flag.UNDER_ZERO)).contains(Step.CAME_TO_REST);
        assertThat(take(5, "-0.500", Flag.STABLE, Flag.UNDER_ZERO)).containsOnly(Step.MOVING);
    }

    @Test
    void noIndicationIsNoWeightAndNoZero() {
        take(5, "1.000", Flag.STABLE);
        nanos += Shop.TICK;
        assertThat(finder.take(Reading.of(9, nanos).with(Flag.STABLE))).isEqualTo(Step.MOVING);
    }
}
