package dev.carthal.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Read how fast to play: a number above 0, or `max`.
final class Speed implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        boolean number = text.matches("\\d{1,6}(\\.\\d{1,6})?") && Double.parseDouble(text) > 0;
        if (number || text.equals("max")) {
            return text;
        }
        throw new TypeConversionException("must be a number above 0, such as 1 or 2.5, or max: " + text);
    }
}
