package dev.carthal.conformance;

import static dev.carthal.conformance.LifeVice.*;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A scale driver that is right but for one vice of its life.
final class WrongLife implements ScaleDriver {
    private static final long TOO_LONG_NANOS = 1_500_000_000;

    private final LifeVice vice;
    private final FakeScale fake;
    private final Litter litter;
    private final Kin kin;
    private int opened;

    WrongLife(LifeVice vice, FakeScale fake, Litter litter, Kin kin) {
        this.vice = vice;
        this.fake = fake;
        this.litter = litter;
        this.kin = kin;
        kin.make(vice == SWP_2_TAKES_ITS_TIME);
        if (vice == LIF_1_OPENS_A_FILE_WHEN_MADE && litter.isEmpty()) {
            litter.leaveDescriptor();
        }
    }

    @Override
    public Sharing sharing() {
        return vice == SWP_4_ONLY_SAYS_SO || (vice == SWP_1_IS_SHAREABLE_WHILE_OPEN && !kin.open.isEmpty())
                ? Sharing.SHAREABLE
                : Sharing.EXCLUSIVE;
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return switch (vice) {
            case LIF_13_NAMES_A_DEVICE_BY_ITS_CONFIGURATION ->
                new DeviceIdentity("fake", config.values().toString());
            case LIF_13_KEEPS_ITS_DEVICE_SECRET -> DeviceIdentity.UNKNOWN;
            default -> fake.identify(config);
        };
    }

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        if (vice == LIF_11_IGNORES_THE_DEADLINE && context.deadline().passed()) {
            LockSupport.parkNanos(TOO_LONG_NANOS);
        }
        if (vice == LIF_8_OPENS_ONCE && opened++ > 0) {
            throw new DeviceException(Kind.BUSY, "it is open still, or so the driver thinks");
        }
        if (vice == SWP_3_USES_UP_HANDLES && kin.hasUsedUp()) {
            throw new DeviceException(Kind.BUSY, "no handle is left, or so the driver thinks");
        }
        if (vice == SWP_5_TAKES_THE_DEVICE_AWAY) {
            List.copyOf(kin.open).forEach(dev.carthal.hal.Device::close);
        }
        try {
            Device device = new Device(fake.open(misread(context)));
            kin.open.add(device);
            if (vice == SWP_6_KEEPS_ITS_DEVICES) {
                kin.known.add(device);
            }
            return device;
        } catch (DeviceException e) {
            if (vice == LIF_3_LEAVES_A_THREAD_WHEN_IT_FAILS) {
                litter.leaveThread();
            }
            throw misreport(e);
        }
    }

    private DeviceContext misread(DeviceContext context) {
        return switch (vice) {
            case LIF_12_TAKES_ANY_CONFIGURATION -> {
                var values = new java.util.HashMap<>(context.config().values());
                values.remove("rate");
                yield DeviceContext.of(DeviceConfig.of(context.slot(), values), context.deadline());
            }
            case LIF_15_STAMPS_WITH_THE_MACHINES_CLOCK ->
                DeviceContext.of(context.config(), new MachineClock(context.clock()).after(Duration.ofSeconds(10)));
            default -> context;
        };
    }

    private DeviceException misreport(DeviceException e) {
        if (e.kind() == Kind.BUSY) {
            return vice == SWP_5_CALLS_IT_A_FAULT ? new DeviceException(Kind.OTHER, e.getMessage(), e) : e;
        }
        boolean refused = e.kind() == Kind.CONFIGURATION;
        return switch (vice) {
            case LIF_2_CALLS_ABSENCE_A_FAULT -> refused ? e : new DeviceException(Kind.OTHER, e.getMessage(), e);
            case LIF_2_SAYS_NOT_WHAT_IS_ABSENT -> refused ? e : new DeviceException(e.kind(), "cannot open it", e);
            case LIF_12_CALLS_IT_A_FAULT -> refused ? new DeviceException(Kind.OTHER, e.getMessage(), e) : e;
            case LIF_12_SAYS_NOT_WHAT_IS_WRONG -> refused ? new DeviceException(e.kind(), "wrong configuration", e) : e;
            default -> e;
        };
    }

    private final class Device implements Scale {
        private final Scale scale;
        private final Thread opener = Thread.currentThread();
        private volatile boolean closed;
        private boolean over;

        Device(Scale scale) {
            this.scale = scale;
        }

        @Override
        public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
            boolean began = !closed;
            if (over) {
                return Next.silence();
            }
            try {
                return misdeliver(scale.next(timeout));
            } catch (IllegalStateException e) {
                if (vice == LIF_6_IS_SILENT_AFTER_CLOSE && !began) {
                    return Next.silence();
                }
                if (vice == LIF_7_WAITS_ON_AFTER_CLOSE && began) {
                    LockSupport.parkNanos(timeout.toNanos());
                }
                throw e;
            } catch (InterruptedException e) {
                if (vice == LIF_10_SWALLOWS_INTERRUPTS) {
                    return Next.silence();
                }
                throw e;
            } catch (DeviceException e) {
                over = vice == LIF_14_FORGETS_A_LOSS && e.kind() == Kind.LOST;
                throw e;
            }
        }

        private Next<Reading> misdeliver(Next<Reading> next) {
            over = vice == LIF_14_GOES_ON_AFTER_THE_END && next instanceof Next.End;
            if (next instanceof Next.Silence && vice == LIF_9_IS_LATE) {
                LockSupport.parkNanos(TOO_LONG_NANOS);
            }
            return next instanceof Next.Silence && vice == LIF_9_CALLS_SILENCE_A_GAP
                    ? Next.missing(new Gap("scale/basket", 0, 1, "nothing came"))
                    : next;
        }

        @Override
        public void close() {
            boolean again = closed;
            closed = true;
            kin.open.remove(this);
            scale.close();
            if (!again) {
                leave();
            }
            if (vice == LIF_5_FAILS_TO_CLOSE_TWICE && again) {
                throw new IllegalStateException("closed already");
            }
            if (vice == LIF_5_FAILS_TO_CLOSE_ON_ANOTHER_THREAD
                    && !Thread.currentThread().equals(opener)) {
                throw new IllegalStateException("close needs the thread that opened it: " + opener);
            }
        }

        private void leave() {
            switch (vice) {
                case LIF_4_LEAVES_A_THREAD -> litter.leaveThread();
                case LIF_4_LEAVES_A_DESCRIPTOR -> litter.leaveDescriptor();
                case LIF_4_LEAVES_A_FILE -> litter.leaveFile();
                default -> {}
            }
        }
    }
}
