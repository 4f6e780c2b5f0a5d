package dev.carthal.launcher;

import java.lang.System.Logger.Level;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.util.tracker.ServiceTracker;

/// Send what bundles say through the OSGi log service to the log.
final class ServiceLog extends ServiceTracker<LogReaderService, LogReaderService> implements LogListener {
    ServiceLog(BundleContext context) {
        super(context, LogReaderService.class, null);
    }

    @Override
    public LogReaderService addingService(ServiceReference<LogReaderService> reference) {
        LogReaderService reader = context.getService(reference);
        reader.addLogListener(this);
        return reader;
    }

    @Override
    public void logged(LogEntry entry) {
        Level level = switch (entry.getLogLevel()) {
            case AUDIT, INFO -> Level.INFO;
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARNING;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
        // Every service and bundle event comes as an entry, too; those are for a debugger.
        boolean event = entry.getLoggerName().startsWith("Events.");
        System.getLogger(Logging.OSGI + entry.getBundle().getSymbolicName())
                .log(event ? Level.DEBUG : level, entry.getMessage(), entry.getException());
    }
}
