package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

/// Be the `cart` command.
@Command(
        name = "cart",
        description = "The smart shopping cart: run it, look into it, measure it.",
        subcommands = {
            Run.class,
            Status.class,
            Why.class,
            ShowBasket.class,
            Answer.class,
            RecordSlots.class,
            SwapBundle.class,
            Stop.class,
            Recognize.class,
            ScanPictures.class,
            Gs1.class,
            Evaluate.class,
            Bench.class,
            ScaleTools.class,
            ScannerTools.class,
            Simulate.class,
            Doctor.class,
            Build.class,
            Test.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart run demo                 the demo: page at http://127.0.0.1:8080, until Ctrl-C",
            "  cart run demo --once --json   the same as JSON lines, ends with the recording",
            "  cart help run                 all about one command",
            "",
            "Exit: 0 done, 1 our fault, 2 yours; stderr says in one line what to do."
        })
public final class Main implements Runnable {
    /// Exit status when the fault is ours.
    static final int OURS = 1;
    /// Exit status when the fault is the user's.
    static final int USERS = 2;

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    /// Run one command and exit with its status.
    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int status = OURS;
        try {
            status = execute(console, arguments);
        } catch (Error e) {
            console.tell(e.toString());
            System.getLogger("dev.carthal.cli").log(System.Logger.Level.INFO, "a command failed", e);
        } finally {
            System.exit(status); // threads of a cart that did not stop would keep the process
        }
    }

    static int execute(Console console, String... arguments) {
        return commandLine(console).execute(arguments);
    }

    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new Main(console), new Commands(console));
        explained(line);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, _) -> {
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
            console.tell(oneLine(wrong) + "; see " + command.replaceFirst("^cart ?", "cart help "));
            return USERS;
        });
        line.setExecutionExceptionHandler((failure, _, _) -> {
            console.tell(oneLine(failure));
            if (failure instanceof LaunchException known) {
                return known.fault() == LaunchException.Fault.USER ? USERS : OURS;
            }
            System.getLogger("dev.carthal.cli").log(System.Logger.Level.INFO, "a command failed", failure);
            return OURS;
        });
        return line;
    }

    /// Let every command explain itself.
    private static void explained(CommandLine line) {
        if (line.getCommandSpec().findOption("--help") == null) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this.")
                            .build());
        }
        line.getSubcommands().values().forEach(Main::explained);
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        String text = message == null
                        || !(failure instanceof LaunchException || failure instanceof CommandLine.PicocliException)
                ? failure.toString()
                : message;
        return text.lines()
                .map(String::strip)
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }

    @Override
    public void run() {
        CommandLine.usage(this, console.out());
    }
}
