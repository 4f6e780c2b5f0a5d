package dev.carthal.hal;

final class SharedSilence {
    static final Next<?> INSTANCE = new Next.Silence<>();

    private SharedSilence() {}
}
