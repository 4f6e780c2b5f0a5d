package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.swap.Judge;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URL;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.osgi.service.component.annotations.Component;

/// Look at the golden picture of a new model as at any frame, before the model serves.
@Component(service = Judge.class)
public final class PictureJudge implements Judge {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @Override
    public void judge(InferenceSlot trial, URL picture, String top1) throws DeviceException, InterruptedException {
        PictureFrame frame = PictureFrame.of(read(picture));
        try (InvocationLease lease = trial.claim(LONGEST)) {
            Model model = lease.model();
            new Shrinker(frame.format(), model).fill(frame, new Square().whole(frame.format()), lease.input(0));
            lease.run(LONGEST);
            String seen = best(lease.output(0), model);
            if (!seen.equals(top1)) {
                throw new DeviceException(
                        Kind.CORRUPT,
                        model.name() + " " + model.version() + " takes its golden picture for " + seen + ", expected "
                                + top1);
            }
        }
    }

    private static BufferedImage read(URL picture) throws DeviceException {
        try {
            BufferedImage image = ImageIO.read(picture);
            if (image != null) {
                return image;
            }
            throw new DeviceException(Kind.CORRUPT, "the golden picture must be a PNG or a JPEG: " + picture);
        } catch (IOException e) {
            throw new DeviceException(Kind.CORRUPT, "the golden picture cannot be read: " + picture, e);
        }
    }

    private static String best(MemorySegment probabilities, Model model) {
        TensorSpec output = model.outputs().getFirst();
        int best = 0;
        for (int i = 1; i < model.labels().size(); i++) {
            if (output.read(probabilities, i) > output.read(probabilities, best)) {
                best = i;
            }
        }
        return model.labels().get(best);
    }
}
