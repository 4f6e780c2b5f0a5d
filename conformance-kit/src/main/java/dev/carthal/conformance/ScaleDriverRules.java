package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.ScaleKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rules LIF, SWP and SCL for a scale driver.
public abstract class ScaleDriverRules extends SwapRules<Reading, ScaleDriver, ScaleBench> {
    private static final int READINGS = 5;

    @Override
    final StreamingDevice<Reading> open(ScaleDriver driver, DeviceContext context)
            throws DeviceException, InterruptedException {
        return driver.open(context);
    }

    @Override
    final long captureNanos(Reading item) {
        return item.captureNanos();
    }

    @Override
    final void deliverAnother(int number) throws IOException {
        running().show(digits(1000 + number), running().unit());
    }

    private Reading shown(StreamingDevice<Reading> scale, int steps)
            throws IOException, DeviceException, InterruptedException {
        running().show(digits(steps), running().unit());
        return awaited(scale);
    }

    @Test
    @Check("for double and for stripped zeros, and where the unit comes from")
    final void SCL_1_anIndicationHasTheDigitsThatWereSent() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            for (int steps : new int[] {1250, 5, 12_340}) {
                Indication indication = shown(scale, steps).indication().orElseThrow();
                assertEquals(digits(steps), indication.value().toPlainString(), "the digits as they were sent");
                assertEquals(running().unit(), indication.unit().symbol(), "the unit as it was sent");
            }
        }
    }

    @Test
    @Check("what is dropped or read twice when several readings wait, and the counter")
    final void SCL_2_everyReadingComesOnceAndInOrder() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            long sequence = shown(scale, 1000).sequence();
            boolean ahead = running().keepsUnread();
            for (int i = 1; i <= READINGS && ahead; i++) {
                running().show(digits(1000 + i), running().unit());
            }
            for (int i = 1; i <= READINGS; i++) {
                Reading reading = ahead ? awaited(scale) : shown(scale, 1000 + i);
                assertEquals(digits(1000 + i), digits(reading), "the order");
                assertEquals(sequence + i, reading.sequence(), "sequence rises by one");
            }
        }
    }

    /// What the scale shows for so many of its smallest steps.
    private String digits(int steps) {
        return BigDecimal.valueOf(steps, running().decimals()).toPlainString();
    }

    private static String digits(Reading reading) {
        return reading.indication()
                .map(indication -> indication.value().toPlainString())
                .orElse("no weight");
    }

    @Test
    @Check("what the parser accepts, and where it finds the next frame again")
    final void SCL_3_aTornFrameIsNoReading() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            shown(scale, 1250);
            running().tear();
            Deadline quiet = Deadline.after(clock, BRIEF.multipliedBy(2));
            while (!quiet.passed()) {
                assertFalse(next(scale) instanceof Next.Item, "a torn frame became a reading");
            }
            assertEquals(digits(2345), digits(shown(scale, 2345)), "the frame after a torn one");
        }
    }

    /// Wait until the scale shows so many of its smallest steps.
    private void awaitShown(Scale scale, int steps, Duration longest) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.after(clock, longest);
        String last = "nothing";
        while (!deadline.passed()) {
            if (scale.next(BRIEF) instanceof Next.Item<Reading>(var reading)) {
                last = digits(reading) + " " + reading.flags();
                if (shows(reading, steps)) {
                    return;
                }
            }
        }
        fail("the scale must show " + digits(steps) + " from then on: it shows " + last);
    }

    private boolean shows(Reading reading, int steps) {
        BigDecimal wanted = BigDecimal.valueOf(steps, running().decimals());
        return reading.indication()
                .filter(shown -> shown.value().compareTo(wanted) == 0)
                .isPresent();
    }

    /// {@return a scale that can be zeroed, under a load that goes on showing it}
    private Scale loaded(int steps) throws IOException, DeviceException, InterruptedException {
        Scale scale = (Scale) open();
        try {
            if (!scale.keys().contains(ScaleKey.ZERO)) {
                throw Bench.lacks("a scale with the key " + ScaleKey.ZERO);
            }
            running().load(digits(steps));
            awaitShown(scale, steps, PATIENCE);
            return scale;
        } catch (IOException | DeviceException | InterruptedException | RuntimeException | Error e) {
            scale.close();
            throw e;
        }
    }

    private DeviceException refused(Scale scale, ScaleKey key, String why) {
        Deadline deadline = Deadline.after(clock, BOUND);
        return assertThrows(DeviceException.class, () -> scale.press(key, deadline), why);
    }

    @Test
    @Check("that press tells a key that the scale lacks, and does nothing else")
    final void SCL_9_aKeyThatTheScaleLacksIsUnsupported() throws IOException, DeviceException, InterruptedException {
        try (Scale scale = (Scale) open()) {
            Set<ScaleKey> others = EnumSet.allOf(ScaleKey.class);
            others.removeAll(scale.keys());
            for (ScaleKey key : others) {
                assertEquals(
                        Kind.UNSUPPORTED,
                        refused(scale, key, "a key that the scale lacks must be refused: key=" + key)
                                .kind(),
                        "the kind");
            }
        }
    }

    @Test
    @Check("what is waited for after the command, and what the scale answers to it")
    final void SCL_10_whatAKeyIsForIsDoneWhenPressReturns() throws IOException, DeviceException, InterruptedException {
        try (Scale scale = loaded(100)) {
            scale.press(ScaleKey.ZERO, Deadline.after(clock, PATIENCE));
            awaitShown(scale, 0, BOUND.multipliedBy(2));
        }
    }

    @Test
    @Check("which answers of the scale are taken for a refusal")
    final void SCL_11_aKeyThatTheScaleRefusesIsTold() throws IOException, DeviceException, InterruptedException {
        try (Scale scale = loaded(12_340)) {
            String why = "what the scale did not do must be told";
            assertInstanceOf(KeyRefusedException.class, refused(scale, ScaleKey.ZERO, why), why);
            awaitShown(scale, 12_340, PATIENCE);
        }
    }

    @Test
    @Check("that nobody zeroes or tares a load that moves")
    final void SCL_12_noKeyWorksInMotion() throws IOException, DeviceException, InterruptedException {
        try (Scale scale = loaded(100)) {
            running().tremble();
            String why = "a load in motion must not be taken for zero";
            assertInstanceOf(KeyRefusedException.class, refused(scale, ScaleKey.ZERO, why), why);
            scale.next(BRIEF); // what it says meanwhile
        }
    }

    /// A torn frame may be told as a fault of its own.
    private static Next<Reading> next(StreamingDevice<Reading> scale)
            throws IOException, DeviceException, InterruptedException {
        try {
            return scale.next(BRIEF);
        } catch (DeviceException e) {
            assertEquals(Kind.PROTOCOL, e.kind(), "a torn frame is a matter of PROTOCOL: " + e.getMessage());
            return Next.silence();
        }
    }

    @Test
    @Check("what the parser makes of the digits beside an overload")
    final void SCL_4_overloadHasNoWeight() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            running().overload();
            Reading reading = awaited(scale);
            assertTrue(reading.flags().contains(Flag.OVERLOAD), "the flag OVERLOAD: " + reading);
            assertTrue(reading.indication().isEmpty(), "an overloaded scale shows no weight: " + reading);
        }
    }

    @Test
    @Check("that the bytes of the frame are handed on")
    final void SCL_5_theBytesAreKept() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            Reading reading = shown(scale, 1250);
            assertTrue(
                    reading.raw().length > 0 || reading.origin() != Origin.INDICATOR,
                    "a reading of an indicator has its bytes: " + reading);
        }
    }

    @Test
    @Check("how times are made")
    final void SCL_6_captureTimeDoesNotFall() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            long last = Long.MIN_VALUE;
            for (int i = 0; i < READINGS; i++) {
                long captured = shown(scale, 1000 + i).captureNanos();
                assertTrue(captured >= last, "captureNanos " + captured + " came after " + last);
                assertTrue(captured <= clock.nanos(), "captureNanos lies in the future");
                last = captured;
            }
        }
    }

    @Test
    @Check("what the library returns after an unplug, and that it is mapped to LOST")
    final void SCL_7_anUnpluggedLineIsLostWithinASecond() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            shown(scale, 1250);
            running().unplug();
            long begin = clock.nanos();
            Deadline twice = Deadline.after(clock, BOUND.multipliedBy(2));
            DeviceException e = assertThrows(
                    DeviceException.class,
                    () -> {
                        while (!twice.passed()) {
                            scale.next(BRIEF);
                        }
                    },
                    "an unplugged line must be told within a second");
            long took = clock.nanos() - begin;
            assertTrue(
                    took <= BOUND.plus(BRIEF).toNanos(),
                    () -> "an unplugged line must be told within a second: " + took / 1_000_000 + " ms");
            assertEquals(Kind.LOST, e.kind(), () -> "the kind: " + e.getMessage());
        }
    }

    @Test
    @Check("which state of the protocol is taken for stable")
    final void SCL_8_stableIsWhatTheScaleCallsStable() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Reading> scale = open()) {
            running().move();
            Reading reading = awaited(scale);
            assertFalse(reading.flags().contains(Flag.STABLE), "in motion is not stable: " + reading);
        }
    }
}
