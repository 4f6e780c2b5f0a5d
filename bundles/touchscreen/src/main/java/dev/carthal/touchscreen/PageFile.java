package dev.carthal.touchscreen;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// A part of the page that never changes.
enum PageFile {
    INDEX("/", "index.html", "text/html"),
    STYLE("/style.css", "style.css", "text/css"),
    APP("/app.js", "app.js", "text/javascript"),
    ICON("/icon.svg", "icon.svg", "image/svg+xml");

    private final String path;
    private final String file;
    private final String type;

    PageFile(String path, String file, String type) {
        this.path = path;
        this.file = file;
        this.type = type;
    }

    static Optional<PageFile> at(String path) {
        for (PageFile candidate : values()) {
            if (candidate.path.equals(path)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    String type() {
        return type;
    }

    void copyTo(OutputStream out) throws IOException {
        try (InputStream in = PageFile.class.getResourceAsStream("page/" + file)) {
            if (in == null) {
                throw new IOException("the bundle lacks page/" + file);
            }
            in.transferTo(out);
        }
    }
}
