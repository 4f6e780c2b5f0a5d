package dev.carthal.cli;

import java.lang.reflect.Proxy;

/// Take Ctrl-C and a plain `kill` as the wish to end in order. A shutdown hook would not do: all hooks run at once, and
/// native libraries close themselves in theirs while the cart still uses them. The one interface for this is not part
/// of
/// Java's specification, so it is looked up by name, and without it the process just ends.
final class Interrupts {
    private Interrupts() {}

    static void call(Runnable end) {
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            try {
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Object proxy = Proxy.newProxyInstance(
                        handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                            switch (method.getName()) {
                                case "handle" -> end.run();
                                case "hashCode" -> {
                                    return System.identityHashCode(self);
                                }
                                case "equals" -> {
                                    return false;
                                }
                                default -> {
                                    return name;
                                }
                            }
                            return null;
                        });
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            } catch (ReflectiveOperationException e) {
                System.getLogger("dev.carthal.cli").log(System.Logger.Level.INFO, "no handling of SIG" + name, e);
            }
        }
    }
}
