package dev.carthal.conformance;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/// What wrong subjects leave behind; cleared away when they have been judged.
final class Litter implements Closeable {
    private final Deque<Closeable> left = new ArrayDeque<>();

    void leaveThread() {
        Thread thread = Thread.ofPlatform().daemon().name("left").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
        left.add(thread::interrupt);
    }

    void leaveDescriptor() {
        try {
            left.add(new FileInputStream("/dev/null"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void leaveFile() {
        try {
            Path file = Files.createTempFile("left", "");
            left.add(() -> Files.delete(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    @Override
    public void close() throws IOException {
        for (Closeable thing : left) {
            thing.close();
        }
    }
}
