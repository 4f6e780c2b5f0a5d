package dev.carthal.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// The peer of a frame: what one writes without a cart. ImageIO decodes, Java2D scales, ONNX Runtime runs, one
/// thread.
final class PlainRecognizer {
    private static final int SIDE = 128;

    private PlainRecognizer() {}

    /// Recognise all pictures of a folder, and print a line for each.
    ///
    /// @param arguments the model file and the folder
    public static void main(String[] arguments) throws IOException, OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        List<Path> pictures;
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            pictures = files.sorted().toList();
        }
        FloatBuffer input = ByteBuffer.allocateDirect(3 * SIDE * SIDE * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(arguments[0], options);
                    OnnxTensor tensor = OnnxTensor.createTensor(environment, input, new long[] {1, 3, SIDE, SIDE})) {
                for (Path picture : pictures) {
                    fill(input, scaled(ImageIO.read(picture.toFile())));
                    try (OrtSession.Result result = session.run(Map.of("image", tensor))) {
                        System.out.println(best(((float[][]) result.get(0).getValue())[0]));
                    }
                }
            }
        }
    }

    private static BufferedImage scaled(BufferedImage picture) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int x = (picture.getWidth() - side) / 2;
        int y = (picture.getHeight() - side) / 2;
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, SIDE, SIDE, x, y, x + side, y + side, null);
        pen.dispose();
        return small;
    }

    private static void fill(FloatBuffer input, BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
        for (int i = 0; i < pixels.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                int sample = pixels[i] >> (16 - 8 * channel) & 0xFF;
                input.put(channel * SIDE * SIDE + i, (sample / 255f - 0.5f) / 0.25f);
            }
        }
    }

    private static String best(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best + " " + probabilities[best];
    }
}
