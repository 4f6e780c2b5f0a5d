package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/// The rules LIF, SWP and CAM for a camera driver. The bench delivers a frame at a time, and no two of its frames
/// look alike.
public abstract class CameraDriverRules extends SwapRules<Frame, CameraDriver, Bench<CameraDriver>> {
    private static final int FRAMES = 5;
    private static final int HOARD = 65;

    @Override
    final StreamingDevice<Frame> open(CameraDriver driver, DeviceContext context)
            throws DeviceException, InterruptedException {
        return driver.open(context);
    }

    @Override
    final long captureNanos(Frame item) {
        return item.captureNanos();
    }

    @Override
    final void release(Frame item) {
        item.close();
    }

    @Test
    @Check("the counter, and what resets it")
    final void CAM_1_sequenceRises() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Frame> camera = open()) {
            long last = Long.MIN_VALUE;
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = delivered(camera);
                long sequence = frame.sequence();
                frame.close();
                assertTrue(sequence > last, "sequence " + sequence + " came after " + last);
                last = sequence;
            }
        }
    }

    @Test
    @Check("how the time stamps of the library are put on the clock's scale")
    final void CAM_2_captureTimeDoesNotFall() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Frame> camera = open()) {
            long last = Long.MIN_VALUE;
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = delivered(camera);
                long captured = frame.captureNanos();
                frame.close();
                assertTrue(captured >= last, "captureNanos " + captured + " came after " + last);
                assertTrue(captured <= clock.nanos(), "captureNanos lies in the future");
                last = captured;
            }
        }
    }

    @Test
    @Check("the strides and lengths of the buffers of the library, the last row in particular")
    final void CAM_3_planesAreLongEnough() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Frame> camera = open();
                Frame frame = delivered(camera)) {
            FrameFormat format = frame.format();
            for (int plane = 0; plane < format.pixels().planes(); plane++) {
                long row = Planes.rowBytes(format, plane);
                long rows = Planes.rows(format, plane);
                long least = frame.stride(plane) * (rows - 1) + row;
                assertTrue(
                        frame.stride(plane) >= row,
                        "plane " + plane + " has rows of " + row + " bytes at a stride of " + frame.stride(plane));
                assertTrue(
                        frame.plane(plane).byteSize() >= least,
                        "plane " + plane + " has " + frame.plane(plane).byteSize() + " bytes, needed are " + least);
                byte last = frame.plane(plane).get(ValueLayout.JAVA_BYTE, least - 1);
                assertEquals(last, frame.plane(plane).get(ValueLayout.JAVA_BYTE, least - 1), "readable to its end");
            }
        }
    }

    @Test
    @Check("when a buffer is taken back, and what the library writes into meanwhile")
    final void CAM_4_aFrameThatIsLentOutDoesNotChange() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Frame> camera = open();
                Frame held = delivered(camera)) {
            byte[] before = pixels(held);
            for (int i = 0; i < FRAMES; i++) {
                delivered(camera).close();
            }
            assertArrayEquals(before, pixels(held), "the pixels of a lent frame changed");
        }
    }

    @Test
    @Check("what close frees, and that buffers that are lent out stay")
    final void CAM_5_aFrameThatIsLentOutOutlivesTheCamera() throws IOException, DeviceException, InterruptedException {
        StreamingDevice<Frame> camera = open();
        try (Frame held = delivered(camera)) {
            byte[] before = pixels(held);
            camera.close();
            assertArrayEquals(before, pixels(held), "the pixels of a lent frame after Camera.close");
        }
    }

    @Test
    @Check("for what belongs to the thread that opened the camera")
    final void CAM_6_anyThreadGivesAFrameBack() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Frame> camera = open()) {
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = delivered(camera);
                Background giver = Background.run(frame::close);
                giver.join(BOUND, "Frame.close did not return");
                assertTrue(giver.thrown().isEmpty(), "Frame.close threw on another thread: " + giver.thrown());
            }
        }
    }

    @Test
    @Check("what next does when the pool is empty")
    final void CAM_7_aHoarderHurtsOnlyItself() throws IOException, DeviceException, InterruptedException {
        List<Frame> hoard = new ArrayList<>();
        try (StreamingDevice<Frame> camera = open()) {
            for (int i = 0; i < HOARD; i++) {
                running().deliver();
                long begin = clock.nanos();
                Next<Frame> next = camera.next(BRIEF);
                long took = clock.nanos() - begin;
                assertTrue(took <= BRIEF.plus(BOUND).toNanos(), "next blocked for " + took / 1_000_000 + " ms");
                if (!(next instanceof Next.Item<Frame>(var frame))) {
                    return; // the pool is empty, and the driver says so
                }
                hoard.add(frame);
            }
            throw new AssertionError("" + HOARD + " frames are lent out and the pool is not empty");
        } finally {
            hoard.forEach(Frame::close);
        }
    }

    @Test
    @Check("where the format is made")
    @SuppressWarnings("ReferenceEquality") // the rule is about the object
    final void CAM_8_theFormatShouldBeTheSameObject() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Frame> camera = open()) {
            Frame one = delivered(camera);
            FrameFormat first = one.format();
            one.close();
            Frame two = delivered(camera);
            FrameFormat second = two.format();
            two.close();
            if (first != second && first.equals(second)) {
                throw new TestAbortedException("CAM-8 (SHOULD): equal formats are different objects");
            }
        }
    }

    private static byte[] pixels(Frame frame) {
        return frame.plane(0).toArray(ValueLayout.JAVA_BYTE);
    }
}
