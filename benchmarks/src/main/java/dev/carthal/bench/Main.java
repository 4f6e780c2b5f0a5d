package dev.carthal.bench;

import java.io.IOException;

/// Run a benchmark by name: `NAME --runs N`; prints a JSON line for each row, progress on standard error.
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String name = arguments.length > 0 ? arguments[0] : "";
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        switch (name) {
            case "boot" -> BootBench.run(runs, row -> System.out.println(row.json()));
            case "frame" -> FrameBench.run(runs, row -> System.out.println(row.json()));
            default -> {
                System.err.println("a benchmark must be boot or frame: NAME=" + name);
                System.exit(2);
            }
        }
    }
}
