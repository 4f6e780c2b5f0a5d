package dev.carthal.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Write the log: warnings for people to stderr from the start, everything to the data folder once there is
/// one, rotated by day and size and bounded in all. In code, because reading an XML file would cost the boot
/// 100 ms.
public final class Logging extends ContextAwareBase implements Configurator {
    /// What begins the names of the loggers of the OSGi log service. People are told by us what the framework
    /// means.
    static final String OSGI = "osgi.";

    private static final String STDERR = "stderr";
    private static final String ROOT = org.slf4j.Logger.ROOT_LOGGER_NAME;

    /// Be found by logback.
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setName(STDERR);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder(context, "%level: %msg%n%nopex"));
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel("WARN");
        warnings.start();
        stderr.addFilter(warnings);
        stderr.addFilter(new WithoutOsgi());
        stderr.start();
        Logger root = context.getLogger(ROOT);
        root.setLevel(Level.INFO);
        root.addAppender(stderr);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Write to `folder` from now on, and no longer to stderr: a boot that fails ends with one report.
    static void to(Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(folder.resolve("cart.log").toString());
        file.setEncoder(encoder(context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger [%thread] %msg%n"));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(folder.resolve("cart.%d.%i.log.gz").toString());
        policy.setMaxFileSize(FileSize.valueOf("5MB"));
        policy.setMaxHistory(14);
        policy.setTotalSizeCap(FileSize.valueOf("50MB"));
        policy.start();
        file.setRollingPolicy(policy);
        file.setTriggeringPolicy(policy);
        file.start();
        Logger root = context.getLogger(ROOT);
        root.detachAppender("file");
        file.setName("file");
        root.addAppender(file);
        hush();
    }

    /// Write warnings to the file only: what comes and goes while a cart starts or stops is no news.
    static void hush() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(ROOT);
        Appender<ILoggingEvent> stderr = root.getAppender(STDERR);
        if (stderr != null) {
            context.putObject(STDERR, stderr);
            root.detachAppender(stderr);
        }
    }

    /// Write warnings to stderr again.
    static void warnPeople() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        @SuppressWarnings("unchecked") // put there above
        Appender<ILoggingEvent> stderr = (Appender<ILoggingEvent>) context.getObject(STDERR);
        if (stderr != null) {
            context.getLogger(ROOT).addAppender(stderr);
        }
    }

    private static final class WithoutOsgi extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return event.getLoggerName().startsWith(OSGI) ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }
}
