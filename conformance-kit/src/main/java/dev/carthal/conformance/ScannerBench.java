package dev.carthal.conformance;

import dev.carthal.hal.scan.ScannerDriver;
import java.io.IOException;

/// Make a scanner do what a rule needs.
public interface ScannerBench extends Bench<ScannerDriver> {
    /// Present one EAN-13 to the scanner, once, and take it away.
    ///
    /// @param digits thirteen, with a right check digit
    /// @throws IOException if it could not be presented
    void present(String digits) throws IOException;

    /// Let one EAN-13 lie where the scanner looks all the time, and look again if it lies there already.
    ///
    /// @param digits thirteen, with a right check digit
    /// @return false, and nothing is done, for a scanner that reads on a trigger
    /// @throws IOException if it could not be put there
    default boolean leave(String digits) throws IOException {
        return false;
    }

    @Override
    default void deliver() throws IOException {
        present("4006381333931");
    }
}
