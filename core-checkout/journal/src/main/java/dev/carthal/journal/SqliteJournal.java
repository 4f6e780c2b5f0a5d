package dev.carthal.journal;

import dev.carthal.checkout.Journal;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/// Keeps the journal in `journal.db` of the data folder; `docs/decisions/journal-in-sqlite.md` says why.
@Component(name = "dev.carthal.journal", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JournalConfig.class)
public final class SqliteJournal implements Journal {
    static final String FILE = "journal.db";

    private static final Logger LOG = System.getLogger(SqliteJournal.class.getName());

    private final Path folder;
    private final int sessionsKept;
    private final boolean moveAside;
    private @Nullable SqliteSession open;

    /// Take the configuration; nothing is opened yet.
    @Activate
    public SqliteJournal(JournalConfig config) {
        this(Path.of(config.folder()), config.sessions(), config.move_aside());
    }

    SqliteJournal(Path folder, int sessionsKept, boolean moveAside) {
        if (sessionsKept < 1) {
            throw new IllegalArgumentException("sessions must be 1 or more: sessions=" + sessionsKept);
        }
        this.folder = folder;
        this.sessionsKept = sessionsKept;
        this.moveAside = moveAside;
    }

    @Override
    public synchronized JournalSession open(boolean resume) throws JournalException {
        if (open != null && !open.closed()) {
            throw new IllegalStateException("one session is open at a time; close this first: session=" + open.id());
        }
        Path file = folder.resolve(FILE);
        prepareFolder();
        Database database;
        try {
            database = Database.open(file);
        } catch (DamagedException damaged) {
            if (!moveAside) {
                throw damaged.report();
            }
            LOG.log(Level.WARNING, "{0}; moved to {1}", damaged.getMessage(), moved(file));
            database = freshDatabase(file);
        }
        SqliteSession session = SqliteSession.begin(database, resume, sessionsKept);
        open = session;
        return session;
    }

    @Deactivate
    synchronized void close() {
        if (open != null) {
            open.close();
        }
    }

    private static Database freshDatabase(Path file) throws JournalException {
        try {
            return Database.open(file);
        } catch (DamagedException still) {
            throw still.report();
        }
    }

    /// The library unpacks its native part wherever this property says; what a killed cart left there is of no
    /// use to anybody, and on Linux a file that somebody still uses stays until then.
    private void prepareFolder() throws JournalException {
        Path natives = folder.resolve("native");
        try {
            Files.createDirectories(natives);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(natives, "sqlite-*")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException refused) {
            throw new JournalException("cannot write to the data folder " + folder + " (" + refused
                    + "): give this user the right to, or choose another folder");
        }
        System.setProperty("org.sqlite.tmpdir", natives.toString());
    }

    private static Path moved(Path file) throws JournalException {
        try {
            for (int n = 1; ; n++) {
                Path aside = file.resolveSibling(FILE + ".damaged-" + n);
                if (Files.notExists(aside)) {
                    for (String suffix : new String[] {"-wal", "-shm"}) {
                        Path part = file.resolveSibling(FILE + suffix);
                        if (Files.exists(part)) {
                            Files.move(part, aside.resolveSibling(aside.getFileName() + suffix));
                        }
                    }
                    return Files.move(file, aside);
                }
            }
        } catch (IOException refused) {
            throw new JournalException("cannot move " + file + " aside: " + refused);
        }
    }
}
