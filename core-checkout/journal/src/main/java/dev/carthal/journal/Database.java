package dev.carthal.journal;

import dev.carthal.checkout.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One open journal file, with this process as its only user until it is closed or the process ends.
///
/// Write-ahead log with synchronous=FULL: one flush of the disk for each entry (a rollback journal takes
/// three), and a tail that a power cut tears is found by its checksum and dropped, which is right because
/// nobody was told of it.
final class Database implements AutoCloseable {
    /// In the file's header: `CART`.
    static final int APPLICATION = 0x43415254;

    static final int FORMAT = 1;

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static Database open(Path file) throws JournalException, DamagedException {
        boolean fresh = Files.notExists(file);
        Connection connection = null;
        try {
            connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
            Database database = new Database(file, connection);
            // before the file is looked at: only then is the log's index kept in memory and not in a -shm file,
            // for which a full disk has no room
            database.execute("PRAGMA locking_mode=EXCLUSIVE");
            database.execute("PRAGMA busy_timeout=0");
            database.execute("PRAGMA synchronous=FULL");
            database.check(fresh);
            return database;
        } catch (SQLException refused) {
            closeQuietly(connection);
            if (damaged(refused)) {
                throw new DamagedException(file, "is damaged or no journal (" + refused.getMessage() + ")");
            }
            throw report(file, "open", refused);
        } catch (DamagedException foreign) {
            closeQuietly(connection);
            throw foreign;
        }
    }

    private void check(boolean fresh) throws SQLException, DamagedException {
        int application = number("PRAGMA application_id");
        int format = number("PRAGMA user_version");
        boolean empty = fresh || (application == 0 && number("SELECT count(*) FROM sqlite_schema") == 0);
        if (!empty && application != APPLICATION) {
            throw new DamagedException(
                    file, "is no journal of a cart: application_id=" + application + ", expected " + APPLICATION);
        }
        if (!empty && format > FORMAT) {
            throw new DamagedException(
                    file,
                    "has format " + format + ", newer than this build reads (" + FORMAT + "); update CartHAL, or");
        }
        execute("PRAGMA journal_mode=WAL");
        if (empty) {
            create();
            return;
        }
        String found = text("PRAGMA quick_check(1)");
        if (!found.equals("ok")) {
            throw new DamagedException(file, "is damaged (" + found + ")");
        }
    }

    /// In one transaction, so that a cut leaves an empty file and no half of a journal.
    private void create() throws SQLException {
        execute("BEGIN IMMEDIATE");
        execute("""
                CREATE TABLE entry (
                    id INTEGER PRIMARY KEY,
                    session INTEGER NOT NULL,
                    at_millis INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    body TEXT NOT NULL,
                    state TEXT NOT NULL
                ) STRICT""");
        execute("CREATE INDEX entry_session ON entry (session)");
        execute("PRAGMA application_id=" + APPLICATION);
        execute("PRAGMA user_version=" + FORMAT);
        execute("COMMIT");
    }

    Path file() {
        return file;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// Not chained: the message says all, and whoever looks for the innermost cause must find it.
    static JournalException report(Path file, String what, SQLException cause) {
        return new JournalException(
                switch (code(cause)) {
                    case SQLITE_FULL -> file + ": the disk is full: free some space there";
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                        file + " is in use by another cart: stop that one, or choose another data folder";
                    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH ->
                        "cannot write " + file + ": give this user the right to, or choose another data folder ("
                                + cause.getMessage() + ")";
                    default -> "cannot " + what + " " + file + ": " + cause.getMessage();
                });
    }

    private static boolean damaged(SQLException cause) {
        return switch (code(cause)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
            default -> false;
        };
    }

    /// The primary code; the extended ones carry it in their low byte.
    private static SQLiteErrorCode code(SQLException cause) {
        return cause instanceof SQLiteException known
                ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException alsoThat) {
            // the first fault is the one to tell
        }
    }
}
