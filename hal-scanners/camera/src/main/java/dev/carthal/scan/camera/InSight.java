package dev.carthal.scan.camera;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Remembers the codes that are in sight, so that each presentation is one scan. All times are capture times.
final class InSight {
    private final long repeatNanos;
    private final List<Sighting> sightings = new ArrayList<>();

    private static final class Sighting {
        private final Code code;
        private long nanos;
        private boolean stays;

        Sighting(Code code, long nanos) {
            this.code = code;
            this.nanos = nanos;
        }
    }

    InSight(long repeatNanos) {
        this.repeatNanos = repeatNanos;
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
            sighting = new Sighting(code, nanos);
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
            if (sighting.code.equals(code)) {
                return sighting;
            }
        }
        return null;
    }
}
