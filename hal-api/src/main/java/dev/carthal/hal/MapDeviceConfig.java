package dev.carthal.hal;

import dev.carthal.hal.DeviceException.Kind;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record MapDeviceConfig(String slot, Map<String, Object> values) implements DeviceConfig {
    @Override
    public <A extends Annotation> A as(Class<A> type) throws DeviceException {
        Map<String, Object> members = new HashMap<>();
        for (Method member : type.getDeclaredMethods()) {
            members.put(member.getName(), read(member));
        }
        // The members were all read above, so the proxy cannot fail later, in the middle of a device's work.
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    Object value = members.get(method.getName());
                    return value != null ? value : ofAnnotation(type, method, members, arguments);
                }));
    }

    private static Object ofAnnotation(
            Class<?> type, Method method, Map<String, Object> members, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "hashCode" -> System.identityHashCode(members);
            case "equals" -> false;
            case "toString" -> "@" + type.getSimpleName() + members + Arrays.toString(arguments);
            default -> throw new IllegalStateException("no such member: " + method);
        };
    }

    private Object read(Method member) throws DeviceException {
        String key = member.getName().replace('_', '.');
        Object value = values.get(key);
        if (value == null) {
            Object fallback = member.getDefaultValue();
            if (fallback == null) {
                throw new DeviceException(Kind.CONFIGURATION, key + " is missing in the configuration of " + slot);
            }
            return fallback;
        }
        try {
            return convert(value, member.getReturnType());
        } catch (IllegalArgumentException e) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    key + " must be " + words(member.getReturnType()) + ": " + key + "=" + value,
                    e);
        }
    }

    private static Object convert(Object value, Class<?> type) {
        if (type.isArray()) {
            return array(value, type.getComponentType());
        }
        String text = value.toString().strip();
        return switch (type.getName()) {
            case "java.lang.String" -> text;
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "boolean" -> bool(text);
            default -> constant(text, type);
        };
    }

    private static Object array(Object value, Class<?> component) {
        Object[] parts = value instanceof Object[] array
                ? array
                : value instanceof Collection<?> list ? list.toArray() : new Object[] {value};
        Object array = Array.newInstance(component, parts.length);
        for (int i = 0; i < parts.length; i++) {
            Array.set(array, i, convert(parts[i], component));
        }
        return array;
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object constant(String text, Class<?> type) {
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            throw new IllegalStateException("a configuration member cannot be a " + type.getName());
        }
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static String words(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.String" -> "text";
            case "int", "long" -> "a whole number";
            case "double" -> "a number";
            case "boolean" -> "true or false";
            default -> type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "a list";
        };
    }
}
