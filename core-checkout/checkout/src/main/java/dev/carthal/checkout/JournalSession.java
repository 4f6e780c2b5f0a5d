package dev.carthal.checkout;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/// Write one session's journal. One thread at a time.
@ProviderType
public interface JournalSession extends AutoCloseable {
    /// {@return its key, unique in the data folder}
    String id();

    /// {@return all its entries in their order, those of before a resume first}
    ///
    /// @throws JournalException if they cannot be read
    List<JournalEntry> entries() throws JournalException;

    /// Add an entry. When this returns it is on the disk, and survives a power cut.
    ///
    /// @throws JournalException if it could not be written; nothing of it is there then
    void append(JournalEntry entry) throws JournalException;

    @Override
    void close();
}
