package dev.carthal.basket;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/// Makes a configuration as Declarative Services does: the defaults of the annotation, and what a test sets.
final class Config {
    private Config() {}

    static BasketConfig with(Map<String, ?> set) {
        Map<String, Object> values = new HashMap<>(set);
        for (var method : BasketConfig.class.getDeclaredMethods()) {
            if (method.getDefaultValue() != null) {
                values.putIfAbsent(method.getName(), method.getDefaultValue());
            }
        }
        return (BasketConfig) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {BasketConfig.class}, (_, method, _) -> {
                    Object value = values.get(method.getName());
                    if (value == null) {
                        throw new IllegalStateException("not set: " + method.getName());
                    }
                    return value;
                });
    }

    static Rules rules() {
        return Rules.of(with(Map.of()));
    }
}
