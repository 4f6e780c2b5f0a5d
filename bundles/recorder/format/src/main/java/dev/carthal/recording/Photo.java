package dev.carthal.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;

/// A photograph of an article.
record Photo(Path file, Article article) {
    static List<Photo> find(Path folder, SortedMap<String, Article> articles) throws RecordingException {
        if (!Files.isDirectory(folder)) {
            throw new RecordingException(Place.of(folder), "must be a folder with photographs");
        }
        List<Photo> photos = new ArrayList<>();
        for (Path file : pictures(folder)) {
            Path parent = file.getParent();
            String name = parent == null ? "" : String.valueOf(parent.getFileName());
            Article article = articles.get(name);
            if (article == null) {
                throw new RecordingException(
                        Place.of(file),
                        "its folder must be named like a class of the catalogue ("
                                + String.join(", ", articles.keySet()) + "): class=" + name);
            }
            photos.add(new Photo(file, article));
        }
        if (photos.isEmpty()) {
            throw new RecordingException(Place.of(folder), "must hold photographs (.jpg, .jpeg, .png, .webp, .bmp)");
        }
        return photos;
    }

    private static List<Path> pictures(Path folder) throws RecordingException {
        try (Stream<Path> files = Files.walk(folder.toAbsolutePath().normalize())) {
            return files.filter(Photo::isPicture).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new RecordingException(Place.of(folder), "cannot be read: " + e, e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".+\\.(jpe?g|png|webp|bmp)") && Files.isRegularFile(file);
    }
}
