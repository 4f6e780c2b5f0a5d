package dev.carthal.runtime;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/// Hold a slot's configuration against what its driver declares.
final class MetatypeCheck {
    private final MetaTypeService metatypes;

    MetatypeCheck(MetaTypeService metatypes) {
        this.metatypes = metatypes;
    }

    void check(Bundle bundle, String pid, DeviceConfig config) throws DeviceException {
        Map<String, AttributeDefinition> known = new LinkedHashMap<>();
        Map<String, AttributeDefinition> required = new LinkedHashMap<>();
        MetaTypeInformation information = metatypes.getMetaTypeInformation(bundle);
        if (information != null && Arrays.asList(information.getPids()).contains(pid)) {
            ObjectClassDefinition declared = information.getObjectClassDefinition(pid, null);
            attributes(declared, ObjectClassDefinition.ALL).forEach(each -> known.put(each.getID(), each));
            attributes(declared, ObjectClassDefinition.REQUIRED).forEach(each -> required.put(each.getID(), each));
        }
        for (Map.Entry<String, Object> entry : new TreeMap<>(config.values()).entrySet()) {
            AttributeDefinition attribute = known.get(entry.getKey());
            if (attribute == null) {
                throw new DeviceException(
                        Kind.CONFIGURATION,
                        entry.getKey() + " is no key of " + pid + "; those are "
                                + (known.isEmpty() ? "none" : String.join(", ", known.keySet())) + ": "
                                + entry.getKey() + "=" + text(entry.getValue()));
            }
            check(bundle, attribute, entry.getValue());
        }
        for (AttributeDefinition attribute : required.values()) {
            String[] fallback = attribute.getDefaultValue();
            if ((fallback == null || fallback.length == 0) && !config.values().containsKey(attribute.getID())) {
                throw new DeviceException(
                        Kind.CONFIGURATION,
                        attribute.getID() + " is missing in the configuration of " + config.slot() + "; expected: "
                                + Expected.of(bundle, attribute) + described(attribute));
            }
        }
    }

    /// {@return whether a driver's configuration has such a key}
    boolean knows(Bundle bundle, String pid, String key) {
        MetaTypeInformation information = metatypes.getMetaTypeInformation(bundle);
        return information != null
                && Arrays.asList(information.getPids()).contains(pid)
                && attributes(information.getObjectClassDefinition(pid, null), ObjectClassDefinition.ALL)
                        .anyMatch(attribute -> attribute.getID().equals(key));
    }

    private static String described(AttributeDefinition attribute) {
        String description = attribute.getDescription();
        return description == null || description.isEmpty() ? "" : " (" + description + ")";
    }

    private static Stream<AttributeDefinition> attributes(ObjectClassDefinition declared, int filter) {
        AttributeDefinition[] attributes = declared.getAttributeDefinitions(filter);
        return attributes == null ? Stream.empty() : Arrays.stream(attributes);
    }

    private static void check(Bundle bundle, AttributeDefinition attribute, Object value) throws DeviceException {
        String[] options = attribute.getOptionValues();
        String fault = options == null || options.length == 0
                ? attribute.validate(text(value))
                : elements(value).allMatch(element -> isOneOf(options, element)) ? "" : "not an option";
        if (fault != null && !fault.isEmpty()) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    attribute.getID() + " must be " + Expected.of(bundle, attribute) + ": " + attribute.getID() + "="
                            + text(value));
        }
    }

    /// The options of an enum are its constants; a configuration says `even-parity` for `EVEN_PARITY`, which
    /// [DeviceConfig#as] understands.
    private static boolean isOneOf(String[] options, String value) {
        return Arrays.stream(options)
                .anyMatch(option -> option.equals(value) || option.equalsIgnoreCase(value.replace('-', '_')));
    }

    private static Stream<String> elements(Object value) {
        return switch (value) {
            case Object[] array -> Arrays.stream(array).map(Object::toString);
            case Collection<?> collection -> collection.stream().map(Object::toString);
            default -> Stream.of(value.toString().strip());
        };
    }

    /// The form that Metatype validates: commas between the elements of a list, their own escaped.
    private static String text(Object value) {
        return value instanceof Object[] || value instanceof Collection
                ? elements(value)
                        .map(element -> element.replace("\\", "\\\\").replace(",", "\\,"))
                        .collect(Collectors.joining(","))
                : value.toString();
    }
}
