package dev.carthal.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Write results to stdout and everything else to stderr. Whatever a library prints by itself goes to stderr, too, so
/// that
/// stdout with `--json` holds JSON lines and nothing else.
final class Console {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this(InputStream.nullInputStream(), out, err);
    }

    Console(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /// {@return the console of this process; from now on nobody else gets at stdout}
    static Console ofProcess() {
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        return new Console(System.in, out, System.err);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void json(Object value) {
        line(GSON.toJson(value));
    }

    /// Write a result of many; whoever has no more of them for now flushes.
    void later(Object value) {
        out.println(GSON.toJson(value));
    }

    /// Show a line that the next one writes over.
    ///
    /// @param last whether it stays
    void over(String text, boolean last) {
        out.print('\r' + text + "\u001b[K" + (last ? System.lineSeparator() : ""));
        out.flush();
    }

    static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    InputStream in() {
        return in;
    }

    /// Tell a person; never part of a result.
    void tell(String text) {
        err.println(text);
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }
}
