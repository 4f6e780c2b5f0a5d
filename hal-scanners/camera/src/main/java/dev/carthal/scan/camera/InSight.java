package dev.carthal.scan.camera;

import dev.carthal.hal.scan.Scan;
import dev.carthal.scan.barcodes.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers the codes that are in sight, so that each presentation is one scan. All times are capture times.
final class InSight {
    private final long repeatNanos;
    private final List<Sighting> sightings = new ArrayList<>();
    private Map<Scan, Duration> before = Map.of();
    private long lastNanos;

    private static final class Sighting {
        private final String aim;
        private final String text;
        private long nanos;
        private boolean stays;

        Sighting(String aim, String text, long nanos) {
            this.aim = aim;
            this.text = text;
            this.nanos = nanos;
        }
    }

    InSight(long repeatNanos) {
        this.repeatNanos = repeatNanos;
    }

    /// Note what another scanner has delivered that looked here until now.
    ///
    /// @param others each with the time for which it was not in sight then; nobody has looked since
    void takeOver(Map<Scan, Duration> others) {
        before = others;
    }

    /// {@return what is in sight or was a moment ago, each with the time since then}
    Map<Scan, Duration> scans() {
        Map<Scan, Duration> scans = new HashMap<>(before);
        for (Sighting seen : sightings) {
            byte[] data = seen.text.getBytes(StandardCharsets.ISO_8859_1);
            scans.put(Scan.of(0, seen.nanos, seen.aim, data), Duration.ofNanos(lastNanos - seen.nanos));
        }
        return scans;
    }

    /// Begin with a picture.
    void look(long nanos) {
        if (!before.isEmpty()) {
            before.forEach((scan, age) -> sightings.add(new Sighting(scan.aim(), scan.text(), nanos - age.toNanos())));
            before = Map.of();
        }
        lastNanos = nanos;
    }

    /// Note that the picture has changed: what was read in it need not be there any more. Until then it is, even if
    /// noise hides it at times.
    void changed() {
        for (int i = 0; i < sightings.size(); i++) {
            sightings.get(i).stays = false;
        }
    }

    /// Note that `code` was read.
    ///
    /// @return whether it was out of sight for long enough
    boolean comes(Code code, long nanos) {
        Sighting sighting = find(code);
        boolean fresh = sighting == null || nanos - sighting.nanos > repeatNanos;
        if (sighting == null) {
            sighting = new Sighting(code.aim(), code.text(), nanos);
            sightings.add(sighting);
        }
        sighting.nanos = nanos;
        sighting.stays = true;
        return fresh;
    }

    /// Note the time of a picture, after what was read in it.
    void at(long nanos) {
        for (int i = sightings.size() - 1; i >= 0; i--) {
            Sighting sighting = sightings.get(i);
            if (sighting.stays) {
                sighting.nanos = nanos;
            } else if (nanos - sighting.nanos > repeatNanos) {
                sightings.remove(i);
            }
        }
    }

    private @Nullable Sighting find(Code code) {
        for (Sighting sighting : sightings) {
            if (sighting.text.equals(code.text()) && sighting.aim.equals(code.aim())) {
                return sighting;
            }
        }
        return null;
    }
}
