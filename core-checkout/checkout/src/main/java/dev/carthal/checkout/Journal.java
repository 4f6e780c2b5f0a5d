package dev.carthal.checkout;

import org.osgi.annotation.versioning.ProviderType;

/// Keep what the checkout concludes, so that a power cut at any instant loses nothing that was shown.
@ProviderType
public interface Journal {
    /// Begin a session, or go on with the one that was last written to. One session is open at a time.
    ///
    /// @param resume whether to go on with the last session, if there is one
    /// @throws JournalException if the journal cannot be read or written
    JournalSession open(boolean resume) throws JournalException;
}
