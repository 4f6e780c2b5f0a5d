package dev.carthal.scale.modbus;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A transmitter that is asked again and again. Each answer is a reading; no answer is silence.
final class ModbusScale implements Scale {
    private final Clock clock;
    private final ModbusScaleSettings settings;
    private final RegisterLine line;
    private final Signal pause;
    /// Held for one exchange, so that a close waits for it and frees nothing that is in use.
    private final ReentrantLock inUse = new ReentrantLock();
    /// The library loses interrupts, so that it gets none.
    private final ExecutorService exchanges;

    private volatile boolean closed;
    private @Nullable Future<Optional<int[]>> exchange;
    private @Nullable DeviceException lost;
    private long sequence;
    private long askAt;

    ModbusScale(Clock clock, ModbusScaleSettings settings, RegisterLine line) {
        this.clock = clock;
        this.settings = settings;
        this.line = line;
        this.pause = clock.signal("modbus scale " + settings.port());
        this.exchanges = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("modbus " + settings.port()).factory());
        this.askAt = clock.nanos();
    }

    @Override
    public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
        long until = clock.nanos() + timeout.toNanos();
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long wait = Math.min(askAt, until) - clock.nanos();
            if (wait > 0) {
                pause.await(Duration.ofNanos(wait));
            }
            if (clock.nanos() >= askAt) {
                Optional<int[]> registers = ask();
                if (registers.isPresent()) {
                    return Next.item(reading(registers.get()));
                }
            }
        } while (clock.nanos() < until);
        requireOpen();
        return Next.silence();
    }

    private Optional<int[]> ask() throws DeviceException, InterruptedException {
        requireOpen();
        Future<Optional<int[]>> running = exchange; // one that an interrupt has left
        if (running == null) {
            askAt = clock.nanos() + settings.config().poll_ms() * 1_000_000L;
            running = submitted();
            exchange = running;
        }
        try {
            Optional<int[]> registers = running.get();
            exchange = null;
            return registers;
        } catch (ExecutionException e) {
            exchange = null;
            throw thrown(e);
        }
    }

    private Future<Optional<int[]>> submitted() throws DeviceException {
        try {
            return exchanges.submit(this::exchange);
        } catch (RejectedExecutionException _) {
            requireOpen();
            throw new IllegalStateException("the exchanges of an open scale are over: " + settings.port());
        }
    }

    private Optional<int[]> exchange() throws DeviceException {
        inUse.lock();
        try {
            requireOpen();
            return line.read();
        } finally {
            inUse.unlock();
        }
    }

    private IllegalStateException thrown(ExecutionException e) throws DeviceException {
        switch (e.getCause()) {
            case DeviceException fault -> {
                if (fault.kind() == Kind.LOST) {
                    lost = fault;
                }
                throw fault;
            }
            case RuntimeException fault -> throw fault;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException("the exchange failed: " + settings.port(), e);
        }
    }

    private void requireOpen() throws DeviceException {
        if (closed) {
            throw new IllegalStateException("next needs an open scale: " + settings.port() + " is closed");
        }
        if (lost != null) {
            throw lost;
        }
    }

    private Reading reading(int[] registers) {
        RegisterMap map = settings.map();
        ByteBuffer bytes = ByteBuffer.allocate(registers.length * Short.BYTES);
        for (int register : registers) {
            bytes.putShort((short) register);
        }
        Reading reading = Reading.of(++sequence, clock.nanos()).ofBytes(bytes.array());
        int status = map.status(registers);
        boolean blank = false;
        for (RegisterMap.Bit bit : map.flags()) {
            if (((status >> bit.bit()) & 1) == 1) {
                reading = reading.with(bit.flag());
                blank |= bit.flag() == Flag.OVERLOAD || bit.flag() == Flag.HARDWARE_FAULT;
            }
        }
        if (map.showsNet(registers)) {
            reading = reading.with(Flag.NET);
        }
        if (blank) {
            return reading; // whatever the registers hold is no weight
        }
        BigDecimal value =
                BigDecimal.valueOf(map.weight(registers), settings.config().decimals());
        return reading.indicating(new Indication(value, settings.unit()));
    }

    @Override
    public void close() {
        closed = true;
        pause.close();
        exchanges.shutdown();
        inUse.lock();
        try {
            line.close();
        } finally {
            inUse.unlock();
        }
    }
}
