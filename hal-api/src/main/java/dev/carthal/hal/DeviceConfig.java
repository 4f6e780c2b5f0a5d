package dev.carthal.hal;

import java.lang.annotation.Annotation;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/// Hand a slot's configuration to its driver. The slot owns it, so it outlives every driver bundle.
///
/// A driver declares what it understands as a package-private `@interface` with `@ObjectClassDefinition(pid =
/// "FAMILY.NAME")` (`camera.ffmpeg`), every default in it, and reads it with [#as]. The runtime checks against
/// the Metatype that bnd makes of the same `@interface` before the driver sees anything.
@ProviderType
public interface DeviceConfig {
    /// {@return the slot that this configures}
    String slot();

    /// {@return the raw values by key; unmodifiable}
    Map<String, Object> values();

    /// Read the values as the configuration type `type`: member `read_timeout_ms` is key `read.timeout.ms`, a
    /// missing key is the member's default. Members are `String`, `int`, `long`, `double`, `boolean`, an enum,
    /// or `String[]`.
    ///
    /// @param <A> the configuration type
    /// @param type an annotation type of the driver
    /// @return the values as `type`
    /// @throws DeviceException of kind [DeviceException.Kind#CONFIGURATION] if a value does not fit its member,
    ///     or is missing and has no default; the message names key, value and what was expected
    <A extends Annotation> A as(Class<A> type) throws DeviceException;

    /// {@return the configuration of `slot` with these values}
    ///
    /// @param slot the name of the slot
    /// @param values the values by key
    static DeviceConfig of(String slot, Map<String, ?> values) {
        return new MapDeviceConfig(slot, Map.copyOf(values));
    }
}
