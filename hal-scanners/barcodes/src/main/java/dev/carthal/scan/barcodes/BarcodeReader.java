package dev.carthal.scan.barcodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds all barcodes in a picture, at any rotation: lines at several angles, each read from both ends. A code counts
/// when enough lines agree. The work is bounded by the number of lines, never by time, so that a replay finds what the
/// cart found.
public final class BarcodeReader {
    private static final ScanPath[] NO_PATHS = {};

    private final Search search;
    private final RowReader reader;
    private final SquareReader squares;
    private final TurnedReader turned;
    private final Map<Code, Votes> votes = new HashMap<>();
    private final List<Code> codes = new ArrayList<>();
    private final Consumer<Code> vote = this::vote;
    private final Consumer<Code> found = codes::add;

    private int width;
    private int height;
    private ScanPath[] paths = NO_PATHS;
    private ScanLine line = new ScanLine(0);
    private int number;
    private boolean read;

    private static final class Votes {
        private int count;
        private int line = -1;
    }

    /// Make a reader.
    ///
    /// @param wanted what is looked for
    /// @param search how closely
    public BarcodeReader(Set<Symbology> wanted, Search search) {
        this.search = search;
        reader = new RowReader(wanted);
        squares = new SquareReader(wanted);
        turned = new TurnedReader(wanted);
    }

    /// {@return the codes in the picture, each once; the same list each time}
    ///
    /// @param luma the picture
    public List<Code> read(Luma luma) {
        if (luma.width() != width || luma.height() != height) {
            width = luma.width();
            height = luma.height();
            paths = reader.isIdle() ? NO_PATHS : search.paths(width, height).toArray(ScanPath[]::new);
            line = new ScanLine(ScanPath.longest(width, height));
        }
        votes.clear();
        codes.clear();
        for (number = 0; number < paths.length; number++) {
            if (number == 0 || !paths[number].step().equals(paths[number - 1].step())) {
                reader.turned();
            }
            line.take(luma, paths[number]);
            if (reader.mayHold(line.row()) && !readBothWays()) {
                line.sharpen();
                readBothWays();
            }
        }
        squares.read(luma, found);
        turned.read(luma, found);
        return codes;
    }

    private boolean readBothWays() {
        read = false;
        reader.read(line.row(), vote);
        line.row().turn();
        reader.read(line.row(), vote);
        return read;
    }

    /// A line has one vote for a code, however often it reads it.
    private void vote(Code code) {
        read = true;
        Votes so = votes.computeIfAbsent(code, _ -> new Votes());
        if (so.line != number) {
            so.line = number;
            if (++so.count == code.symbology().lines(search.agree())) {
                codes.add(code);
            }
        }
    }
}
