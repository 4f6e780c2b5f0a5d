package dev.carthal.conformance;

import dev.carthal.hal.weight.ScaleDriver;
import java.io.IOException;
import java.math.BigDecimal;

/// Make a scale do what a rule needs.
public interface ScaleBench extends Bench<ScaleDriver> {
    /// Make the scale send one stable reading of this weight.
    ///
    /// @param decimal the digits that it sends, such as `1.250`
    /// @param unit the unit that it sends, such as `kg`
    /// @throws IOException if it could not be made to
    void show(String decimal, String unit) throws IOException;

    /// {@return the unit that the scale sends in [#show]; a device that knows one unit only says which}
    default String unit() {
        return "kg";
    }

    /// {@return how many digits after the point the scale shows, always; the kit shows 0.005 to 12.340 where it
    /// is 3}
    default int decimals() {
        return 3;
    }

    /// {@return whether what the scale sends while nobody reads is read later, as on a line; not so where it
    /// only shows what is}
    default boolean keepsUnread() {
        return true;
    }

    @Override
    default void deliver() throws IOException {
        show(BigDecimal.valueOf(1250, decimals()).toPlainString(), unit());
    }

    /// Make the scale send one reading, of any weight, that says it is in motion.
    ///
    /// @throws IOException if it could not be made to
    default void move() throws IOException {
        throw Bench.lacks("a scale that says whether it is at rest");
    }

    /// Make the scale send one reading that says it is overloaded.
    ///
    /// @throws IOException if it could not be made to
    default void overload() throws IOException {
        throw Bench.lacks("a scale that says when it is overloaded");
    }

    /// Put this load on the scale, at rest, and go on showing it, as the scale's keys leave it, until the bench
    /// does something else; the kit puts 0.100 there, and 12.340, which no key may make zero.
    ///
    /// @param decimal what it shows before a key was pressed, such as `0.100`
    /// @throws IOException if it could not be made to
    default void load(String decimal) throws IOException {
        throw Bench.lacks("a scale whose keys can be tried");
    }

    /// Let the load tremble from now on, so that the scale never finds it at rest.
    ///
    /// @throws IOException if it could not be made to
    default void tremble() throws IOException {
        throw Bench.lacks("a load that moves without end");
    }

    /// Make the scale send a part of a frame, and whatever ends a frame.
    ///
    /// @throws IOException if it could not be made to
    default void tear() throws IOException {
        throw Bench.lacks("frames that can be torn");
    }
}
