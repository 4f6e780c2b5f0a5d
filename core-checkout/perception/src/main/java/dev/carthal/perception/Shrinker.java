package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import dev.carthal.perception.PixelLayout.Channel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/// Turn a square of a frame into the input of one model, as the model's preprocessing says.
///
/// Each pixel is read once, from where the driver left it, and added to the rows of the output that it belongs to; a
/// row that is complete is then scaled across. Scaling comes before the conversion to RGB, on the channels as they are;
/// both are
/// linear, so the order makes no difference but for clamping, which is done once, at the end.
final class Shrinker {
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final PixelLayout layout;
    private final float[] toRgb;
    private final double fraction;
    private final int width;
    private final int height;
    private final float[] gain = new float[3];
    private final float[] shift = new float[3];
    private final int pixelStep;
    private final int channelStep;
    private final Axis across;
    private final Axis down;
    private final Axis chromaAcross;
    private final Axis chromaDown;
    private final float[] source;
    /// Rows of the output that are summed up already, but still as wide as the source.
    private final float[][] unfinished;
    private final float[][] sums;

    /// Get ready for frames of `format` and for `model`.
    ///
    /// @throws DeviceException if the pixels are stored in a way that cannot be read, or the model's input is not
    ///     one that a picture can be put into
    Shrinker(FrameFormat format, Model model) throws DeviceException {
        layout = PixelLayout.of(format);
        toRgb = flat(layout.toRgb());
        Preprocessing wanted = model.preprocessing();
        fraction = wanted.cropFraction();
        width = wanted.width();
        height = wanted.height();
        for (int c = 0; c < 3; c++) {
            gain[c] = 1 / (255 * wanted.deviation().get(c));
            shift[c] = -wanted.mean().get(c) / wanted.deviation().get(c);
        }
        boolean planar = planar(model);
        pixelStep = planar ? 1 : 3;
        channelStep = planar ? width * height : 1;
        across = new Axis(format.width(), width);
        down = new Axis(format.height(), height);
        chromaAcross = format.pixels().chromaShiftX() == 0 ? across : new Axis(format.width(), width);
        chromaDown = format.pixels().chromaShiftY() == 0 ? down : new Axis(format.height(), height);
        source = new float[format.width()];
        unfinished = new float[height][format.width()];
        sums = new float[layout.channels().size()][width * height];
    }

    /// {@return the format of frames that this is for}
    FrameFormat format() {
        return layout.format();
    }

    /// Fill `tensor` with what `square` of `frame` shows.
    void fill(Frame frame, Square square, MemorySegment tensor) {
        aim(square);
        for (int c = 0; c < sums.length; c++) {
            scale(frame, layout.channels().get(c), sums[c]);
        }
        for (int c = 0; c < 3; c++) {
            if (sums.length == 3) {
                writeColour(tensor, c);
            } else {
                writeGrey(tensor, c);
            }
        }
    }

    private void aim(Square square) {
        double side = fraction * square.side;
        double left = square.left + (square.side - side) / 2;
        double top = square.top + (square.side - side) / 2;
        if (across.fit(left, left + side) && chromaAcross != across) {
            chromaAcross.fold(across);
        }
        if (down.fit(top, top + side) && chromaDown != down) {
            chromaDown.fold(down);
        }
    }

    private void scale(Frame frame, Channel channel, float[] sum) {
        Axis columns = channel.chroma() ? chromaAcross : across;
        Axis rows = channel.chroma() ? chromaDown : down;
        MemorySegment plane = frame.plane(channel.plane());
        long rowStep = frame.stride(channel.plane());
        int left = columns.first[0];
        int pixels = columns.last(width - 1) + 1 - left;
        int done = 0;
        for (int row = rows.first[0]; done < height; row++) {
            read(plane, row * rowStep + channel.offset() + (long) left * channel.step(), channel.step(), pixels);
            for (int o = done; o < height && rows.first[o] <= row; o++) {
                float[] tall = unfinished[o];
                if (row == rows.first[o]) {
                    Arrays.fill(tall, 0, pixels, 0);
                }
                add(rows.weights[o * rows.stride + row - rows.first[o]], tall, pixels);
            }
            while (done < height && rows.last(done) == row) {
                squeeze(columns, unfinished[done], sum, done * width);
                done++;
            }
        }
    }

    private void read(MemorySegment plane, long start, int step, int pixels) {
        for (int i = 0; i < pixels; i++) {
            source[i] = plane.get(BYTE, start + (long) i * step) & 0xFF;
        }
    }

    private void add(float weight, float[] tall, int pixels) {
        for (int i = 0; i < pixels; i++) {
            tall[i] += weight * source[i];
        }
    }

    private void squeeze(Axis columns, float[] tall, float[] sum, int base) {
        float[] weights = columns.weights;
        int left = columns.first[0];
        for (int o = 0; o < width; o++) {
            int from = columns.first[o] - left;
            int firstWeight = o * columns.stride;
            int count = columns.count[o];
            float value = 0;
            for (int i = 0; i < count; i++) {
                value += weights[firstWeight + i] * tall[from + i];
            }
            sum[base + o] = value;
        }
    }

    private void writeColour(MemorySegment tensor, int c) {
        float[] first = sums[0];
        float[] second = sums[1];
        float[] third = sums[2];
        float a = toRgb[4 * c];
        float b = toRgb[4 * c + 1];
        float d = toRgb[4 * c + 2];
        float constant = toRgb[4 * c + 3];
        for (int i = 0; i < first.length; i++) {
            write(tensor, c, i, a * first[i] + b * second[i] + d * third[i] + constant);
        }
    }

    private void writeGrey(MemorySegment tensor, int c) {
        for (int i = 0; i < width * height; i++) {
            write(tensor, c, i, toRgb[2 * c] * sums[0][i] + toRgb[2 * c + 1]);
        }
    }

    private void write(MemorySegment tensor, int channel, int pixel, float value) {
        float clamped = Math.min(255, Math.max(0, value));
        tensor.setAtIndex(
                FLOAT,
                (long) channel * channelStep + (long) pixel * pixelStep,
                clamped * gain[channel] + shift[channel]);
    }

    /// {@return whether the model wants all red, then all green, then all blue}
    private boolean planar(Model model) throws DeviceException {
        TensorSpec input = model.inputs().getFirst();
        List<Long> shape = input.shape();
        if (model.inputs().size() == 1
                && input.type() == TensorType.FLOAT32
                && shape.size() == 4
                && shape.get(0) <= 1) {
            List<Long> picture = shape.subList(1, 4);
            if (input.layout().equals("NCHW") && picture.equals(List.of(3L, (long) height, (long) width))) {
                return true;
            }
            if (input.layout().equals("NHWC") && picture.equals(List.of((long) height, (long) width, 3L))) {
                return false;
            }
        }
        throw new DeviceException(
                Kind.UNSUPPORTED,
                "the model must have one FLOAT32 input, [1, 3, " + height + ", " + width + "]NCHW or the same as NHWC: "
                        + model.name() + " has " + model.inputs());
    }

    private static float[] flat(List<List<Double>> matrix) {
        double[] values = matrix.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        float[] flat = new float[values.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) values[i];
        }
        return flat;
    }
}
