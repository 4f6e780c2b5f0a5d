package dev.carthal.hidraw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// What a HID device says of its input reports (HID 1.11, 6.2.2). Every sequence of bytes has a meaning: what
/// is cut off or absurd ends it.
public final class ReportDescriptor {
    /// The descriptor of a device that has none.
    public static final ReportDescriptor NONE = of(new byte[0]);

    private final Set<Integer> pages;
    private final List<ReportField> fields;
    private final Map<Integer, Integer> lengths;
    private final boolean numbered;

    private ReportDescriptor(DescriptorItems items) {
        this.pages = Set.copyOf(items.pages);
        this.fields = List.copyOf(items.fields);
        this.numbered = items.numbered;
        Map<Integer, Integer> bytes = new HashMap<>();
        items.bits.forEach((report, bits) -> bytes.put(report, (bits + 7) / Byte.SIZE));
        this.lengths = Map.copyOf(bytes);
    }

    /// {@return what these bytes say}
    public static ReportDescriptor of(byte[] bytes) {
        DescriptorItems items = new DescriptorItems();
        items.read(bytes);
        return new ReportDescriptor(items);
    }

    /// {@return whether a top-level collection of the device is of this usage page}
    public boolean isFor(int page) {
        return pages.contains(page);
    }

    /// {@return the number of the report that these bytes are; 0 where reports have none}
    public int report(byte[] bytes) {
        return numbered ? bytes[0] & 0xFF : 0;
    }

    /// {@return how many bytes the report has, its number included; 0 when the device has no such report}
    public int length(int report) {
        return lengths.getOrDefault(report, 0);
    }

    /// {@return the reports in which something of this usage stands}
    public Set<Integer> reportsWith(int usage) {
        Set<Integer> reports = new HashSet<>();
        for (ReportField field : fields) {
            if (field.usages().contains(usage)) {
                reports.add(field.report());
            }
        }
        return reports;
    }

    /// {@return the number that has this usage; empty when this report has none}
    public OptionalLong value(byte[] bytes, int length, int usage) {
        for (ReportField field : present(bytes, length)) {
            for (int i = 0; field.variable() && i < field.count(); i++) {
                if (field.usage(bytes, i).equals(Optional.of(usage))) {
                    return OptionalLong.of(field.value(bytes, i));
                }
            }
        }
        return OptionalLong.empty();
    }

    /// {@return which of the usages `first` to `last` this report chooses, as a number or as a bit that is set}
    public OptionalInt chosen(byte[] bytes, int length, int first, int last) {
        for (ReportField field : present(bytes, length)) {
            for (int i = 0; i < field.count(); i++) {
                Optional<Integer> usage = field.usage(bytes, i).filter(u -> u >= first && u <= last);
                if (usage.isPresent() && (!field.variable() || field.value(bytes, i) == 1)) {
                    return OptionalInt.of(usage.get());
                }
            }
        }
        return OptionalInt.empty();
    }

    private List<ReportField> present(byte[] bytes, int length) {
        List<ReportField> present = new ArrayList<>();
        int report = length == 0 ? -1 : report(bytes);
        for (ReportField field : fields) {
            if (field.report() == report && field.fits(length)) {
                present.add(field);
            }
        }
        return present;
    }
}
