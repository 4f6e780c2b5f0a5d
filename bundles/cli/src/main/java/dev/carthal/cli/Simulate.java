package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;

@Command(
        name = "simulate",
        description = "Be a device that the machine does not have.",
        subcommands = {SimulateScale.class, SimulateScanner.class},
        synopsisSubcommandLabel = "DEVICE")
final class Simulate implements Callable<Integer> {
    @Override
    public Integer call() throws LaunchException {
        throw Failed.user("device must be one of: scale, scanner; see cart help simulate");
    }

    /// Wait until Ctrl-C, or until the device has failed.
    static int untilInterrupted(String device, CompletionStage<Void> ended)
            throws LaunchException, InterruptedException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ended.whenComplete((_, failure) -> {
            if (failure != null) {
                end.completeExceptionally(failure);
            }
        });
        Interrupts.call(() -> end.complete(null));
        try {
            end.get();
            return 0;
        } catch (ExecutionException e) {
            throw Failed.ours("the " + device + " failed: " + e.getCause(), e);
        }
    }
}
