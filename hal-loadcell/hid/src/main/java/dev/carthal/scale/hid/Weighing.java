package dev.carthal.scale.hid;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Certificate;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hidraw.ReportStream;
import java.util.Optional;
import java.util.Queue;

/// Make a reading of each weight report.
final class Weighing implements ReportStream.Intake<Reading> {
    private final Clock clock;
    private final WeightReport report;
    private final Optional<Certificate> certificate;
    private long sequence;

    Weighing(Clock clock, WeightReport report, Optional<Certificate> certificate) {
        this.clock = clock;
        this.report = report;
        this.certificate = certificate;
    }

    @Override
    public void take(byte[] bytes, int count, Queue<Next<Reading>> next) throws DeviceException {
        if (count == 0 || !report.isWeight(bytes)) {
            return;
        }
        Reading reading =
                report.read(bytes, Reading.of(sequence + 1, clock.nanos()).ofBytes(bytes));
        sequence++;
        if (sequence == 1) {
            // The scale may have kept it ready since long before anybody asked.
            reading = reading.with(Flag.REPEATED);
        }
        next.add(Next.item(certificate.map(reading::certified).orElse(reading)));
    }
}
