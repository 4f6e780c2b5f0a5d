package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.osgi.framework.Bundle;

/// The files of a model package that is a bundle.
record BundleFiles(Bundle bundle) implements PackageFiles {
    @Override
    public byte[] read(String path) throws DeviceException {
        URL entry = bundle.getEntry(path);
        if (entry == null) {
            throw new DeviceException(Kind.CORRUPT, "no file " + path + " in the model package " + this);
        }
        try (InputStream in = entry.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new DeviceException(Kind.CORRUPT, path + " of the model package " + this + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
