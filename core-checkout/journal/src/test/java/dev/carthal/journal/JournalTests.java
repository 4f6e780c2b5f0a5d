package dev.carthal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTests {
    @TempDir
    Path folder;

    private SqliteJournal journal = new SqliteJournal(Path.of("unused"), 1, false);

    private SqliteJournal journal(boolean moveAside) {
        close();
        journal = new SqliteJournal(folder, 2, moveAside);
        return journal;
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private static JournalEntry entry(int n) {
        return new JournalEntry(n * 100L, "put", "{\"n\":" + n + "}", "{\"basket\":{\"totalMinor\":" + n + "}}");
    }

    @Test
    void entriesAreThereInTheirOrderAfterAResume() throws Exception {
        JournalSession first = journal(false).open(false);
        first.append(entry(1));
        first.append(entry(2));
        JournalSession again = journal(false).open(true);
        assertThat(again.id()).isEqualTo(first.id());
        again.append(entry(3));
        assertThat(again.entries()).containsExactly(entry(1), entry(2), entry(3));
    }

    @Test
    void aFreshSessionBeginsEmptyWithAKeyOfItsOwn() throws Exception {
        JournalSession first = journal(false).open(false);
        first.append(entry(1));
        JournalSession second = journal(false).open(false);
        assertThat(second.entries()).isEmpty();
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void aResumeOfNothingBeginsASession() throws Exception {
        assertThat(journal(false).open(true).entries()).isEmpty();
    }

    @Test
    void sessionsThatAreOldGoWhenOneBegins() throws Exception {
        for (int n = 1; n <= 4; n++) {
            journal(false).open(false).append(entry(n));
        }
        journal.close();
        assertThat(ask("SELECT group_concat(session) FROM entry")).isEqualTo("3,4");
    }

    @Test
    void oneSelectTellsTheBasketWithoutACart() throws Exception {
        JournalSession session = journal(false).open(false);
        session.append(entry(1));
        session.append(entry(2));
        journal.close();
        assertThat(ask("SELECT json_extract(state, '$.basket') FROM entry ORDER BY id DESC LIMIT 1"))
                .isEqualTo("{\"totalMinor\":2}");
    }

    @Test
    void oneSessionIsOpenAtATime() throws Exception {
        JournalSession session = journal(false).open(false);
        assertThatThrownBy(() -> journal.open(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("one session is open at a time; close this first: session=1");
        session.close();
        session.close();
        assertThat(journal.open(true)).isNotNull();
    }

    @Test
    void aClosedSessionSaysSo() throws Exception {
        JournalSession session = journal(false).open(false);
        session.close();
        assertThatThrownBy(() -> session.append(entry(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the session is closed: session=1");
    }

    @Test
    void nativeFilesStayInTheFolderAndThoseOfAKilledCartGo() throws Exception {
        Path left = Files.createDirectories(folder.resolve("native")).resolve("sqlite-3-left-libsqlitejdbc.so");
        Files.writeString(left, "left");
        journal(false).open(false);
        assertThat(left).doesNotExist();
        assertThat(System.getProperty("org.sqlite.tmpdir")).isEqualTo(folder.resolve("native") + "");
    }

    @Nested
    final class OnAFullDisk {
        @Test
        void anEntryIsRefusedWholeAndTheNextIsTakenWhenThereIsSpace() throws Exception {
            Path file = folder.resolve("journal.db");
            Database database = Database.open(file);
            try (SqliteSession session = SqliteSession.begin(database, false, 1)) {
                session.append(entry(1));
                database.execute("PRAGMA max_page_count=" + database.number("PRAGMA page_count"));
                JournalEntry big = new JournalEntry(200, "put", "{}", "x".repeat(100_000));
                assertThatThrownBy(() -> session.append(big))
                        .isInstanceOf(JournalException.class)
                        .hasMessage(file + ": the disk is full: free some space there");
                assertThat(session.entries()).containsExactly(entry(1));
                database.execute("PRAGMA max_page_count=1000000");
                session.append(big);
                assertThat(session.entries()).containsExactly(entry(1), big);
            }
        }
    }

    @Nested
    final class AFileIsRefusedAndNotTouchedThat {
        private Path file() {
            return folder.resolve("journal.db");
        }

        private void refused(String expected) throws IOException {
            Path file = file();
            byte[] before = Files.readAllBytes(file);
            SqliteJournal strict = journal(false);
            assertThatThrownBy(() -> strict.open(false))
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith(file + " " + expected)
                    .hasMessageEndingWith(": nothing was changed; to begin a new journal, move it away: mv " + file
                            + " " + file + ".damaged");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }

        private void writeSessions() throws JournalException {
            try (JournalSession session = journal(false).open(false)) {
                for (int n = 0; n < 200; n++) {
                    session.append(new JournalEntry(n, "put", "{}", "s".repeat(500)));
                }
            }
        }

        @Test
        void isNoDatabase() throws Exception {
            Files.writeString(file(), "a shopping list\n".repeat(100));
            refused("is damaged or no journal (");
        }

        @Test
        void isSomeOtherDatabase() throws Exception {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
                other.createStatement().execute("CREATE TABLE bookmarks (url TEXT)");
            }
            refused("is no journal of a cart: application_id=0, expected 1128354388");
        }

        @Test
        void isOfANewerFormat() throws Exception {
            writeSessions();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
                other.createStatement().execute("PRAGMA user_version=2");
            }
            refused("has format 2, newer than this build reads (1); update CartHAL, or");
        }

        @Test
        void isTorn() throws Exception {
            writeSessions();
            byte[] whole = Files.readAllBytes(file());
            Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
            refused("is damaged");
        }

        @Test
        void isOverwrittenInTheMiddle() throws Exception {
            writeSessions();
            byte[] whole = Files.readAllBytes(file());
            Arrays.fill(whole, 8192, 12288, (byte) 0x5a);
            Files.write(file(), whole);
            refused("is damaged");
        }

        @Test
        void unlessTheConfigurationWishesToMoveItAside() throws Exception {
            byte[] torn = "a shopping list\n".repeat(100).getBytes(StandardCharsets.UTF_8);
            Files.write(file(), torn);
            JournalSession session = journal(true).open(true);
            session.append(entry(1));
            assertThat(session.entries()).containsExactly(entry(1));
            assertThat(Files.readAllBytes(folder.resolve("journal.db.damaged-1")))
                    .isEqualTo(torn);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "");
        SqliteJournal inFile = new SqliteJournal(occupied.resolve("data"), 1, false);
        assertThatThrownBy(() -> inFile.open(false))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("cannot write to the data folder " + occupied.resolve("data") + " (")
                .hasMessageEndingWith("): give this user the right to, or choose another folder");
    }

    private String ask(String sql) throws Exception {
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                ResultSet rows = reader.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    static List<JournalEntry> entriesIn(Path folder) throws JournalException {
        SqliteJournal journal = new SqliteJournal(folder, 2, false);
        try (JournalSession session = journal.open(true)) {
            return session.entries();
        }
    }
}
