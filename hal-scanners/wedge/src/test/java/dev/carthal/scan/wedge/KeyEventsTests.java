package dev.carthal.scan.wedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import dev.carthal.simulator.hid.Keystrokes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyEventsTests {
    private static final int TRIES = 500;
    private static final int CTRL = 29;
    private static final int ALT = 56;
    private static final int ALT_GR = 100;
    private static final int CAPS_LOCK = 58;

    private final FakeClock clock = FakeClock.jumping();
    private final HidNode node =
            new HidNode(Path.of("/dev/input/event5"), "0c2e:0200", "", "usb-1", ReportDescriptor.NONE);
    private final Keystrokes keys = new Keystrokes();
    private final Queue<Next<Scan>> next = new ArrayDeque<>();
    private final KeyEvents american = events("us");

    private KeyEvents events(String layout) {
        return events(layout, "]X0");
    }

    private KeyEvents events(String layout, String aim) {
        try {
            return new KeyEvents(clock, node, new Typing(Layout.of(layout), aim), Duration.ofMillis(300));
        } catch (DeviceException e) {
            throw new AssertionError(e);
        }
    }

    private void take(byte[] events) throws DeviceException {
        take(american, events);
    }

    private void take(KeyEvents wedge, byte[] events) throws DeviceException {
        wedge.take(events, events.length, next);
    }

    private List<String> scans() {
        List<String> scans = new ArrayList<>();
        while (next.poll() instanceof Next.Item<Scan>(var scan)) {
            scans.add(scan.aim() + scan.text());
        }
        return scans;
    }

    private void refused(byte[] events, String message) {
        refused(american, events, message);
    }

    private void refused(KeyEvents wedge, byte[] events, String message) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> take(wedge, events))
                .withMessage(message + ": device=/dev/input/event5")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @Test
    void aLineIsAScanWithItsIdentifierIfItHasOne() throws DeviceException {
        take(keys.line("4006381333931"));
        take(keys.line("]C110Lot-7/a"));
        take(keys.line("#$%_+!\"~|\\`"));
        assertThat(scans()).containsExactly("]X04006381333931", "]C110Lot-7/a", "]X0#$%_+!\"~|\\`");
    }

    @Test
    void everyChunkingOfTheEventsIsTheSameScan() throws DeviceException {
        byte[] line = keys.line("]E04006381333931");
        for (int at = 0; at < line.length; at += 24) {
            take(Arrays.copyOfRange(line, at, at + 24));
        }
        assertThat(scans()).containsExactly("]E04006381333931");
    }

    @Test
    void keysThatRepeatAreOnePress() throws DeviceException {
        take(keys.event(5, 1));
        take(keys.event(5, 2));
        take(keys.event(5, 0));
        take(keys.press(Keystrokes.ENTER));
        assertThat(scans()).containsExactly("]X04");
    }

    @Test
    void germanKeysMeanGermanCharacters() throws DeviceException {
        KeyEvents german = events("de");
        take(german, keys.event(ALT_GR, 1));
        take(german, keys.press(10)); // ]
        take(german, keys.event(ALT_GR, 0));
        take(german, keys.text("C0zyZ-[;'=\\")); // z, y, Z, ß, ü, ö, ä, dead acute, #
        take(german, keys.press(57));
        take(german, keys.press(Keystrokes.ENTER));
        assertThat(scans()).containsExactly("]C0yzYßüöä´# ");
    }

    @Test
    void aDeadKeyAndASpaceAreItsCharacter() throws DeviceException {
        KeyEvents german = events("de");
        take(german, keys.press(41));
        take(german, keys.press(57));
        take(german, keys.press(41));
        take(german, keys.line("a"));
        assertThat(scans()).containsExactly("]X0^^a");
    }

    @Test
    void controlAndAltTypeWhatHasNoKey() throws DeviceException {
        take(keys.text("10lot"));
        take(keys.event(CTRL, 1));
        take(keys.press(27)); // ]
        take(keys.event(CTRL, 0));
        take(keys.text("21s"));
        take(keys.event(ALT, 1));
        take(keys.press(82));
        take(keys.press(80));
        take(keys.press(73));
        take(keys.event(ALT, 0));
        take(keys.line("x"));
        assertThat(scans()).containsExactly("]X010lot\u001d21s\u001dx");
    }

    @Test
    void capsLockTurnsLettersOver() throws DeviceException {
        take(keys.press(CAPS_LOCK));
        take(keys.line("aB1!"));
        take(keys.press(CAPS_LOCK));
        take(keys.line("aB"));
        assertThat(scans()).containsExactly("]X0Ab1!", "]X0aB");
    }

    @Test
    void aPauseTearsAndTheNextScanWithItsIdentifierIsWhole() throws DeviceException {
        take(keys.text("40063"));
        take(new byte[0]);
        clock.pass(Duration.ofMillis(301));
        refused(new byte[0], "a barcode broke off after 5 characters, without Enter or Tab");
        keys.rest(301);
        take(keys.line("]E09501101530003"));
        take(keys.line("9501101530003"));
        assertThat(scans()).containsExactly("]E09501101530003", "]X09501101530003");
    }

    @Test
    void whatFollowsATearSoonMayBeItsTailAndIsNoScan() throws DeviceException {
        take(keys.text("40063"));
        keys.rest(301);
        refused(keys.text("8"), "a barcode broke off after 5 characters, without Enter or Tab");
        refused(keys.line("1333931"), "after a pause, 8 characters may be the rest of a barcode; scan again");
        take(keys.line("81333931"));
        assertThat(scans()).containsExactly("]X081333931");
    }

    @Test
    void afterALongPauseNothingIsATail() throws DeviceException {
        take(keys.text("40063"));
        keys.rest(3_001);
        refused(keys.line("81333931"), "a barcode broke off after 5 characters, without Enter or Tab");
        take(keys.text("40063"));
        clock.pass(Duration.ofMillis(3_001));
        refused(new byte[0], "a barcode broke off after 5 characters, without Enter or Tab");
        take(keys.line("950110"));
        assertThat(scans()).containsExactly("]X081333931", "]X0950110");
    }

    @Test
    void theDigitsOfEanAndUpcShowWhetherTheyAreWhole() throws DeviceException {
        KeyEvents retail = events("us", "retail");
        take(retail, keys.line("4006381333931"));
        take(retail, keys.line("036000291452"));
        take(retail, keys.line("96385074"));
        assertThat(scans()).containsExactly("]E04006381333931", "]E0036000291452", "]E496385074");
        String lost = "no EAN or UPC, or one with a character lost: its digits do not fit together";
        refused(retail, keys.line("400638133393"), lost);
        refused(retail, keys.line("Lot-7a"), lost);
        refused(retail, keys.line("]E0400638133393"), lost);
    }

    @Test
    void afterATearOnlyALongEanIsSure() throws DeviceException {
        KeyEvents retail = events("us", "retail");
        take(retail, keys.text("40063"));
        keys.rest(301);
        refused(retail, keys.line("96385074"), "after a pause, 8 characters may be the rest of a barcode; scan again");
        take(retail, keys.text("40063"));
        keys.rest(301);
        refused(retail, keys.line("9501101530003"), "a barcode broke off after 5 characters, without Enter or Tab");
        assertThat(scans()).containsExactly("]E09501101530003");
    }

    @Test
    void aPauseIsSeenInTheKernelsTimeWhenThisThreadWasLate() throws DeviceException {
        byte[] torn = keys.text("40063");
        keys.rest(301);
        refused(
                Keystrokes.joined(torn, keys.line("]E09501101530003")),
                "a barcode broke off after 5 characters, without Enter or Tab");
        assertThat(scans()).containsExactly("]E09501101530003");

        take(keys.text("95011"));
        clock.pass(Duration.ofSeconds(5)); // late, while the scanner typed on
        take(keys.line("01530003"));
        assertThat(scans()).containsExactly("]X09501101530003");
    }

    @Test
    void whatTheKernelLostIsToldAndItsRestIsNoScan() throws DeviceException {
        take(keys.text("4006"));
        keys.rest(400); // in which it typed on
        refused(keys.event(0, 3, 0), "the kernel lost keys of the scanner after 4 characters");
        take(keys.event(5, 1)); // a part of what was lost, to the report
        take(keys.line("333931"));
        take(keys.line("9501101530003"));
        assertThat(scans()).containsExactly("]X09501101530003");
    }

    @Test
    void aKeyThatIsNoCharacterSpoilsItsBarcodeOnly() throws DeviceException {
        take(keys.text("40"));
        take(keys.press(59)); // F1
        refused(keys.line("06"), "key 59 is none of the layout; a barcode with it is dropped");
        take(keys.line("9501101530003"));
        assertThat(scans()).containsExactly("]X09501101530003");
    }

    @Test
    void randomEventsAreScansOrRefusedAndTheNextLineIsRead() throws DeviceException {
        Random random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            byte[] events = new byte[0];
            for (int n = random.nextInt(40); n > 0; n--) {
                int type = random.nextInt(20) == 0 ? 0 : 1;
                events = Keystrokes.joined(events, keys.event(type, random.nextInt(130), random.nextInt(3)));
            }
            try {
                take(events);
            } catch (DeviceException e) {
                assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
            }
        }
        next.clear();
        KeyEvents fresh = events("us");
        take(fresh, keys.line("4006381333931"));
        assertThat(scans()).containsExactly("]X04006381333931");
    }
}
