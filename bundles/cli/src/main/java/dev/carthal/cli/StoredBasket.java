package dev.carthal.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.carthal.launcher.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Read the basket that a cart left in its journal.
final class StoredBasket {
    private static final String LAST = "SELECT state FROM entry ORDER BY id DESC LIMIT 1";

    private StoredBasket() {}

    static JsonObject read(Path data) throws LaunchException {
        Path file = data.resolve("journal.db");
        if (!Files.isRegularFile(file)) {
            throw Failed.user("no cart runs on this data folder and it has no journal: data=" + data
                    + "; start one with ./cart run demo, or give --data");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(LAST)) {
            if (!last.next()) {
                throw Failed.user("the journal has no session yet: file=" + file);
            }
            return JsonParser.parseString(last.getString(1)).getAsJsonObject().getAsJsonObject("basket");
        } catch (SQLException | JsonParseException | IllegalStateException e) {
            throw Failed.user(
                    "the journal cannot be read: file=" + file + ": " + e.getMessage()
                            + "; a cart begins a new one once it is moved away",
                    e);
        }
    }
}
