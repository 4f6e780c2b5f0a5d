package dev.carthal.scale.counts;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What a slot's configuration knows of its cells: the file of its calibration, or the cells themselves.
///
/// @param cells one for each converter
/// @param linearisation of their sum
public record Calibrated(List<Cell> cells, Linearisation linearisation) {
    /// Copy the cells.
    public Calibrated {
        cells = List.copyOf(cells);
    }

    /// {@return what is configured}
    ///
    /// @param slot whose calibration it must be
    /// @param file the value of `calibration`; empty if it is not given
    /// @param cells the values of `cells`, as [Cell#parse] reads them; empty if they are not given
    /// @param chips the values of `chips`, each of which needs a cell
    /// @throws DeviceException of kind `CONFIGURATION` if both are given, or do not fit; as
    ///     [CalibrationFile#read] throws it
    public static Calibrated of(String slot, String file, String[] cells, String[] chips) throws DeviceException {
        if (!file.isEmpty() && cells.length > 0) {
            throw new DeviceException(Kind.CONFIGURATION, "calibration must be without cells: calibration=" + file);
        }
        Calibrated calibrated;
        if (file.isEmpty()) {
            calibrated = new Calibrated(parsed(cells), Linearisation.NONE);
        } else {
            Calibration made = CalibrationFile.at(Path.of(file)).read(slot);
            calibrated = new Calibrated(made.cells(), made.linearisation());
        }
        if (calibrated.cells.size() != chips.length) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "there must be a cell for each chip: chips=" + String.join(",", chips) + ", of which "
                            + calibrated.cells.size() + " are calibrated");
        }
        return calibrated;
    }

    private static List<Cell> parsed(String[] cells) throws DeviceException {
        try {
            return Arrays.stream(cells).map(Cell::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }
}
