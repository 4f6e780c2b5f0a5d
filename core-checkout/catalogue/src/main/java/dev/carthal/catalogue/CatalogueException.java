package dev.carthal.catalogue;

/// Report that a file is no catalogue. The message is one line for whoever wrote the file: file, line, value,
/// and what was expected.
public final class CatalogueException extends Exception {
    private static final long serialVersionUID = 1;

    CatalogueException(String message) {
        super(message);
    }
}
