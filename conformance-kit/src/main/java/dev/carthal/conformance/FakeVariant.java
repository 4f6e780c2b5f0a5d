package dev.carthal.conformance;

import dev.carthal.hal.inference.ModelVariant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A model's file that lies in memory.
public final class FakeVariant implements ModelVariant {
    private final String id;
    private final String engine;
    private final byte[] content;

    /// Make it.
    ///
    /// @param id its name in the package
    /// @param engine that it was made for
    /// @param content what is in the file; copied
    public FakeVariant(String id, String engine, byte[] content) {
        this.id = id;
        this.engine = engine;
        this.content = content.clone();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String engine() {
        return engine;
    }

    @Override
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}
