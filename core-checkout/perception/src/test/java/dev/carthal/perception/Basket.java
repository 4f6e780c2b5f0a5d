package dev.carthal.perception;

import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.camera.PixelFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A drawn basket, seen from above at ten frames a second: a hand comes over the rim, with or without an article.
/// `depth` counts rows from the rim, which can be any edge.
final class Basket {
    static final int WIDTH = 160;
    static final int HEIGHT = 120;
    private static final long FRAME_NANOS = 100_000_000;

    /// A coloured square; its middle is `depth` below the rim.
    record Article(int depth, Paint paint) {}

    enum Paint {
        RED(255, 130, 120),
        BLUE(20, 40, 220),
        SKIN(215, 170, 150),
        DARK_WIRE(90, 90, 90),
        LIGHT_WIRE(110, 110, 110);

        private final int red;
        private final int green;
        private final int blue;

        Paint(int red, int green, int blue) {
            this.red = red;
            this.green = green;
            this.blue = blue;
        }

        double[] rgb() {
            return new double[] {red, green, blue};
        }
    }

    private static final int HALF = 15;
    private static final int ARM = 9;

    private final Rim rim;
    private final List<Article> lying = new ArrayList<>();
    private final FakeCameraSlot camera = new FakeCameraSlot("camera/test", FakeClock.jumping());
    private int frames;

    Basket(Rim rim) {
        this.rim = rim;
        still(5);
    }

    /// Nothing moves.
    Basket still(int count) {
        for (int i = 0; i < count; i++) {
            draw(0, null);
        }
        return this;
    }

    /// A hand puts an article down and leaves.
    Basket put(Paint paint, int depth) {
        for (int reach = 10; reach <= depth; reach += 10) {
            draw(reach, new Article(reach, paint));
        }
        lying.add(new Article(depth, paint));
        for (int reach = depth; reach > 0; reach -= 10) {
            draw(reach, null);
        }
        return this;
    }

    /// A hand comes for the article that was put last and leaves with it.
    Basket take() {
        Article taken = lying.removeLast();
        for (int reach = 10; reach < taken.depth; reach += 10) {
            lying.add(taken);
            draw(reach, null);
            lying.removeLast();
        }
        for (int reach = taken.depth; reach > -HALF; reach -= 10) {
            draw(reach, new Article(reach, taken.paint));
        }
        return this;
    }

    /// An article falls in, with no hand near.
    Basket drop(Paint paint, int depth) {
        for (int reach = -5; reach < depth; reach += 20) {
            draw(0, new Article(reach, paint));
        }
        lying.add(new Article(depth, paint));
        return this;
    }

    /// A hand goes in and out, empty.
    Basket reach(int depth) {
        for (int reach = 10; reach <= depth; reach += 10) {
            draw(reach, null);
        }
        for (int reach = depth; reach > 0; reach -= 10) {
            draw(reach, null);
        }
        return this;
    }

    FakeCameraSlot camera() {
        return camera;
    }

    int frames() {
        return frames;
    }

    private void draw(int reach, @Nullable Article held) {
        Picture picture = Picture.of(PixelFormat.I420, WIDTH, HEIGHT)
                .show((x, y) -> pixel(across(x, y), depth(x, y), reach, held).rgb());
        frames++;
        camera.deliver(picture.frame().taken(frames, frames * FRAME_NANOS));
    }

    private Paint pixel(int across, int depth, int reach, @Nullable Article held) {
        if (held != null && covers(held, across, depth)) {
            return held.paint;
        }
        if (depth < reach && Math.abs(across) < ARM) {
            return Paint.SKIN;
        }
        for (Article article : lying) {
            if (covers(article, across, depth)) {
                return article.paint;
            }
        }
        return (across / 6 + depth / 6) % 2 == 0 ? Paint.DARK_WIRE : Paint.LIGHT_WIRE;
    }

    private static boolean covers(Article article, int across, int depth) {
        return Math.abs(across) < HALF && Math.abs(depth - article.depth) < HALF;
    }

    private int across(int x, int y) {
        return rim == Rim.TOP || rim == Rim.BOTTOM ? x - WIDTH / 2 : y - HEIGHT / 2;
    }

    private int depth(int x, int y) {
        return switch (rim) {
            case TOP -> y;
            case BOTTOM -> HEIGHT - 1 - y;
            case LEFT -> x;
            case RIGHT -> WIDTH - 1 - x;
        };
    }
}
