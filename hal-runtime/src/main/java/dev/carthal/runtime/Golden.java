package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URL;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;

/// The sample by which a model package shows what a session of it must answer: a picture with its class, and the
/// tensor that the picture becomes with the answer to it.
///
/// @param layout the order of the tensor's numbers, which are FLOAT32: NCHW or NHWC
record Golden(String top1, URL picture, MemorySegment tensor, String layout, Answer answer) {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.nativeOrder());

    /// @param tolerance how far an answer may be off
    /// @param others of variants that may be off by more, such as those with 8-bit weights
    record Answer(List<Float> values, double tolerance, Map<String, Double> others) {
        double tolerance(ModelVariant variant) {
            return others.getOrDefault(variant.id(), tolerance);
        }
    }

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
                manifest.each("inputs").getFirst().text("layout"),
                new Answer(expect.decimals("probabilities"), expect.number("tolerance"), tolerances(manifest)));
    }

    private static Map<String, Double> tolerances(Json manifest) throws DeviceException {
        Map<String, Double> tolerances = new HashMap<>();
        for (Json variant : manifest.each("variants")) {
            if (variant.has("tolerance")) {
                tolerances.put(variant.text("id"), variant.number("tolerance"));
            }
        }
        return tolerances;
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
        fill(lease.model().inputs().getFirst(), lease.input(0));
        runInTime(lease, longest);
        TensorSpec output = lease.model().outputs().getFirst();
        double tolerance = answer.tolerance(lease.variant());
        List<Float> expected = answer.values();
        for (int i = 0; i < expected.size(); i++) {
            double got = output.read(lease.output(0), i);
            if (!(Math.abs(got - expected.get(i)) <= tolerance)) { // NaN too
                throw new DeviceException(
                        Kind.CORRUPT,
                        "the golden answer is wrong: class " + i + " ("
                                + lease.model().labels().get(i) + ") got " + (float) got + ", expected "
                                + expected.get(i) + " ± " + tolerance);
            }
        }
    }

    /// Store the tensor as the variant takes it, in its type and its order.
    private void fill(TensorSpec input, MemorySegment memory) throws DeviceException {
        long numbers = tensor.byteSize() / Float.BYTES;
        if (input.elements() < numbers) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    "the golden tensor has " + numbers + " numbers, the session takes " + input.elements());
        }
        long pixels = numbers / 3;
        for (long i = 0; i < numbers; i++) {
            long place = i;
            if (!input.layout().equals(layout)) {
                place = layout.equals("NCHW") ? i % pixels * 3 + i / pixels : i % 3 * pixels + i / 3;
            }
            input.write(memory, place, tensor.get(FLOAT, i * Float.BYTES));
        }
    }
}
