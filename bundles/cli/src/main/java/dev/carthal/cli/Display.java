package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;

/// Show what a cart tells.
sealed interface Display permits JsonDisplay, HumanDisplay {
    void event(JsonObject event) throws LaunchException;

    void control(String notice);

    void summary(JsonObject summary);
}
