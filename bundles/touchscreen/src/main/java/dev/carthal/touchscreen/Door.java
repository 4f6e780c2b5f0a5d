package dev.carthal.touchscreen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Let in who asks for this page by a name of this machine itself, and nobody else: no other site, no other name
/// that somebody's DNS leads here.
final class Door {
    private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Door() {}

    /// {@return why the request is refused, in one line; empty when it is not}
    static Optional<String> refusal(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null || !isOurs(host, request.getLocalPort())) {
            return Optional.of("the Host must be a loopback name with the port of this page, such as 127.0.0.1:"
                    + request.getLocalPort() + ": Host=" + printable(host));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            return Optional.of("the Origin must be this page, http://" + host + ": Origin=" + printable(origin));
        }
        String type = request.getContentType();
        if (request.getMethod().equals("POST") && (type == null || !type.matches("application/json(;.*)?"))) {
            return Optional.of("the Content-Type must be application/json: Content-Type=" + printable(type));
        }
        return Optional.empty();
    }

    /// Say what a browser may do with the answer: nothing but show it as a part of this page.
    static void label(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }

    private static boolean isOurs(String host, int port) {
        return NAMES.stream().anyMatch(name -> host.equals(name + ":" + port) || (port == 80 && host.equals(name)));
    }

    private static String printable(@Nullable String header) {
        return header == null ? "none" : header.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
