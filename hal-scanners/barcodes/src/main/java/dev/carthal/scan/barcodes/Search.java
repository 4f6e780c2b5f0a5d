package dev.carthal.scan.barcodes;

import java.util.ArrayList;
import java.util.List;

/// Says how closely a picture is searched. A line crosses all bars of a code whose bars are longer than the code's
/// width times the tangent of the angle between them: 0.27 at worst with six angles.
///
/// @param angles directions in a half turn; each line is read from both ends
/// @param lines lines across the shorter side of the picture
/// @param agree lines that must read the same
public record Search(int angles, int lines, int agree) {
    /// {@return the lines to lay across a picture, each long enough to hold a code}
    List<ScanPath> paths(int width, int height) {
        List<ScanPath> paths = new ArrayList<>();
        double spacing = (double) Math.min(width, height) / lines;
        for (int i = 0; i < angles; i++) {
            double angle = Math.PI * i / angles;
            double half = (width * Math.sin(angle) + height * Math.abs(Math.cos(angle))) / 2;
            for (double offset = spacing / 2 - half; offset < half; offset += spacing) {
                ScanPath.across(width, height, angle, offset).ifPresent(paths::add);
            }
        }
        return paths;
    }
}
