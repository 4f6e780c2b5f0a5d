package dev.carthal.conformance;

import dev.carthal.hal.Driver;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/// Make one device do what a rule needs. Made for each test, closed after it; the device is there and quiet
/// until it is told to do something.
///
/// A method that the bench has no means for throws [#lacks]; that skips the rule, with the reason.
/// Configurations are those of a slot: the key `slot` names it, everything else goes to the driver.
///
/// @param <D> the driver
public interface Bench<D extends Driver> extends AutoCloseable {
    /// {@return a driver, made as Declarative Services would make it}
    D driver();

    /// {@return a configuration with which the device can be opened}
    Map<String, Object> working();

    /// {@return a configuration of a device that is not there, and the value in it that the message must have}
    default Flaw absent() {
        throw lacks("a device that is not there");
    }

    /// {@return a configuration that cannot be used, and the value in it that the message must have}
    Flaw unusable();

    /// {@return other configurations that mean the same device as [#working()]}
    default List<Map<String, Object>> aliases() {
        throw lacks("a second name of its device");
    }

    /// Make the device deliver one item.
    ///
    /// @throws IOException if it could not be made to
    void deliver() throws IOException;

    /// Make the device deliver nothing more until it is told to again. Only one that never stops by itself,
    /// such as a converter, has anything to do.
    ///
    /// @throws IOException if it could not be made to
    default void quiet() throws IOException {}

    /// Make the stream end, as a file ends.
    ///
    /// @throws IOException if it could not be made to
    default void end() throws IOException {
        throw lacks("a device that ends by itself");
    }

    /// Pull the cable.
    ///
    /// @throws IOException if it could not be pulled
    default void unplug() throws IOException {
        throw lacks("a cable to pull");
    }

    @Override
    void close() throws IOException;

    /// {@return what to throw where the bench has no means; it skips the rule}
    ///
    /// @param means what it lacks
    static TestAbortedException lacks(String means) {
        return new TestAbortedException("this bench lacks " + means);
    }

    /// A configuration with something wrong in it.
    ///
    /// @param values the configuration
    /// @param key the key that is wrong
    record Flaw(Map<String, Object> values, String key) {
        /// Copy the values.
        public Flaw {
            values = Map.copyOf(values);
        }

        /// {@return the value that is wrong; empty where it is missing}
        public String value() {
            return String.valueOf(values.getOrDefault(key, ""));
        }
    }
}
