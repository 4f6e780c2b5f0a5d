package dev.carthal.journal;

import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

final class SqliteSession implements JournalSession {
    private static final Logger LOG = System.getLogger(SqliteSession.class.getName());

    private final Database database;
    private final int session;
    private volatile boolean closed;

    private SqliteSession(Database database, int session) {
        this.database = database;
        this.session = session;
    }

    static SqliteSession begin(Database database, boolean resume, int sessionsKept) throws JournalException {
        try {
            int last = database.number("SELECT session FROM entry ORDER BY id DESC LIMIT 1");
            int session = resume && last > 0 ? last : last + 1;
            database.execute("DELETE FROM entry WHERE session <= " + (session - sessionsKept));
            return new SqliteSession(database, session);
        } catch (SQLException refused) {
            closeQuietly(database);
            throw Database.report(database.file(), "begin a session in", refused);
        }
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String id() {
        return Integer.toString(session);
    }

    @Override
    public List<JournalEntry> entries() throws JournalException {
        checkOpen();
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement query =
                database.prepare("SELECT at_millis, kind, body, state FROM entry WHERE session = ? ORDER BY id")) {
            query.setInt(1, session);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(
                            new JournalEntry(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        } catch (SQLException refused) {
            throw Database.report(database.file(), "read", refused);
        }
        return List.copyOf(entries);
    }

    @Override
    public void append(JournalEntry entry) throws JournalException {
        checkOpen();
        // prepared each time: the library gives a statement up when it fails, and a full disk is not for ever
        try (PreparedStatement insert =
                database.prepare("INSERT INTO entry (session, at_millis, kind, body, state) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, session);
            insert.setLong(2, entry.atMillis());
            insert.setString(3, entry.kind());
            insert.setString(4, entry.body());
            insert.setString(5, entry.state());
            insert.executeUpdate();
        } catch (SQLException refused) {
            throw Database.report(database.file(), "write", refused);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed: session=" + session);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeQuietly(database);
        }
    }

    private static void closeQuietly(Database database) {
        try {
            database.close();
        } catch (SQLException refused) {
            LOG.log(Level.WARNING, "closing the journal: {0}", refused.getMessage());
        }
    }
}
