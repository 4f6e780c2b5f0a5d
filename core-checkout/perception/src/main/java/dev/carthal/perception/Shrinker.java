package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.hal.inference.Model;
import dev.carthal.perception.PixelLayout.Channel;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Turn a square of a frame into the input of one model, as the model's preprocessing says.
///
/// Each byte is read once, from where the driver left it. Scaling comes before the conversion to RGB, on the channels
/// as they are; both are linear, so the order makes no difference but for clamping, which is done once, at the end. All
/// loops over pixels are of the kind that the JVM's compiler turns into vector instructions.
final class Shrinker {
    private final PixelLayout layout;
    private final double fraction;
    private final Axis across;
    private final Axis down;
    private final Axis chromaAcross;
    private final Axis chromaDown;
    private final List<PlaneScaler> planes = new ArrayList<>();
    private final float[][] sums;
    /// For red, green and blue in turn, a factor for each channel and then a constant.
    private final float[][] toRgb;
    private final InputWriter writer;
    private final float[] shades;

    /// Get ready for frames of `format` and for `model`.
    ///
    /// @throws DeviceException if the pixels are stored in a way that cannot be read, or the model's input is not
    ///     one that a picture can be put into
    Shrinker(FrameFormat format, Model model) throws DeviceException {
        layout = PixelLayout.of(format);
        writer = new InputWriter(model);
        fraction = model.preprocessing().cropFraction();
        shades = new float[writer.width * writer.height];
        PixelFormat pixels = format.pixels();
        across = new Axis(format.width(), writer.width);
        down = new Axis(format.height(), writer.height);
        chromaAcross = pixels.chromaShiftX() == 0 ? across : new Axis(format.width(), writer.width);
        chromaDown = pixels.chromaShiftY() == 0 ? down : new Axis(format.height(), writer.height);
        sums = new float[layout.channels().size()][];
        for (int plane = 0; plane < pixels.planes(); plane++) {
            addPlane(plane);
        }
        toRgb = unsigned(layout.toRgb());
    }

    private void addPlane(int plane) {
        List<ChannelScaler> scalers = new ArrayList<>();
        Axis rows = down;
        for (int c = 0; c < sums.length; c++) {
            Channel channel = layout.channels().get(c);
            if (channel.plane() == plane) {
                ChannelScaler scaler =
                        new ChannelScaler(channel, channel.chroma() ? chromaAcross : across, writer.height);
                sums[c] = scaler.sums;
                scalers.add(scaler);
                rows = channel.chroma() && scalers.size() == 1 ? chromaDown : rows;
            }
        }
        if (!scalers.isEmpty()) {
            planes.add(new PlaneScaler(plane, rows, scalers));
        }
    }

    /// {@return the format of frames that this is for}
    FrameFormat format() {
        return layout.format();
    }

    /// Fill `tensor` with what `square` of `frame` shows.
    void fill(Frame frame, Square square, MemorySegment tensor) {
        aim(square);
        for (int p = 0; p < planes.size(); p++) {
            planes.get(p).scale(frame);
        }
        for (int colour = 0; colour < 3; colour++) {
            shade(toRgb[colour]);
            writer.write(tensor, colour, shades);
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

    private void shade(float[] factors) {
        float[] first = sums[0];
        float a = factors[0];
        float constant = factors[sums.length];
        if (sums.length == 1) {
            for (int i = 0; i < shades.length; i++) {
                shades[i] = a * first[i] + constant;
            }
            return;
        }
        float[] second = sums[1];
        float[] third = sums[2];
        float b = factors[1];
        float c = factors[2];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = a * first[i] + b * second[i] + c * third[i] + constant;
        }
    }

    /// {@return the same for channels that are 128 too little}
    private static float[][] unsigned(List<List<Double>> matrix) {
        float[][] rows = new float[matrix.size()][];
        for (int r = 0; r < rows.length; r++) {
            List<Double> factors = matrix.get(r);
            int constant = factors.size() - 1;
            rows[r] = new float[factors.size()];
            double sum = 0;
            for (int c = 0; c < constant; c++) {
                rows[r][c] = factors.get(c).floatValue();
                sum += factors.get(c);
            }
            rows[r][constant] = (float) (factors.get(constant) + 128 * sum);
        }
        return rows;
    }
}
