package dev.carthal.journal;

import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import java.nio.file.Path;

/// Goes on with the session and tells the number of each entry when it is written, until it is killed.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) throws JournalException {
        JournalSession session = new SqliteJournal(Path.of(arguments[0]), 2, false).open(true);
        for (int n = session.entries().size() + 1; ; n++) {
            session.append(entry(n));
            System.out.println(n);
        }
    }

    static JournalEntry entry(int n) {
        return new JournalEntry(n, "put", "{\"n\":" + n + "}", "{\"basket\":\"" + "x".repeat(n % 7 * 800) + "\"}");
    }
}
