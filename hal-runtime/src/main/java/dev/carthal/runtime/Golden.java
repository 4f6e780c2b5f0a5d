package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.InvocationLease;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URL;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.Bundle;

/// The sample by which a model package shows what a session of it must answer: a picture with its class, and the
/// tensor that the picture becomes with the answer to it.
record Golden(String top1, URL picture, MemorySegment tensor, Answer answer) {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.nativeOrder());

    record Answer(List<Float> values, double tolerance) {}

    static Golden read(ModelPackages.Found found) throws DeviceException {
        Bundle bundle = found.bundle();
        PackageFiles files = new BundleFiles(bundle);
        Json manifest = json(files, found.manifest());
        if (!manifest.object().has("golden")) {
            throw new DeviceException(
                    Kind.UNSUPPORTED,
                    found.manifest() + " of " + files + " has no golden sample, so nobody can tell whether it answers"
                            + " rightly");
        }
        Json golden = manifest.in("golden");
        Json expect = json(files, golden.text("expect"));
        URL picture = bundle.getEntry(golden.text("picture"));
        if (picture == null) {
            throw new DeviceException(Kind.CORRUPT, "no file " + golden.text("picture") + " in " + files);
        }
        return new Golden(
                expect.text("top1"),
                picture,
                MemorySegment.ofArray(files.read(golden.text("tensor"))),
                new Answer(expect.decimals("probabilities"), expect.number("tolerance")));
    }

    private static Json json(PackageFiles files, String path) throws DeviceException {
        return Json.parse(path, new String(files.read(path), StandardCharsets.UTF_8));
    }

    private static void runInTime(InvocationLease lease, Duration longest) throws DeviceException {
        try {
            lease.run(longest);
        } catch (DeviceException e) {
            throw e.kind() == Kind.TIMEOUT
                    ? new DeviceException(e.kind(), "the golden answer comes too late: " + e.getMessage(), e)
                    : e;
        }
    }

    /// Run the tensor and compare the answer.
    ///
    /// @throws DeviceException of kind `CORRUPT` if it is another one
    void compare(InvocationLease lease, Duration longest) throws DeviceException {
        MemorySegment input = lease.input(0);
        if (input.byteSize() < tensor.byteSize()) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    "the golden tensor has " + tensor.byteSize() + " bytes, the session takes " + input.byteSize());
        }
        input.copyFrom(tensor);
        runInTime(lease, longest);
        MemorySegment output = lease.output(0);
        List<Float> expected = answer.values();
        for (int i = 0; i < expected.size(); i++) {
            float got = output.get(FLOAT, (long) i * Float.BYTES);
            if (!(Math.abs(got - expected.get(i)) <= answer.tolerance())) { // NaN too
                throw new DeviceException(
                        Kind.CORRUPT,
                        "the golden answer is wrong: class " + i + " ("
                                + lease.model().labels().get(i) + ") got " + got + ", expected " + expected.get(i)
                                + " ± " + answer.tolerance());
            }
        }
    }
}
