package dev.carthal.hal;

record SlotDeviceContext(DeviceConfig config, Deadline deadline) implements DeviceContext {
    @Override
    public String slot() {
        return config.slot();
    }

    @Override
    public Clock clock() {
        return deadline.clock();
    }
}
