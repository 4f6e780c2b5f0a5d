package dev.carthal.basket;

import dev.carthal.catalogue.Catalogue;
import dev.carthal.catalogue.CatalogueException;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.checkout.Journal;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import dev.carthal.checkout.Question;
import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.SightingListener;
import dev.carthal.gs1.Region;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.replay.PlayerListener;
import dev.carthal.hal.scan.ScannerSlot;
import dev.carthal.hal.weight.ScaleSlot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/// Connects the till to the slots, the cameras' sightings, a replay's script and everybody who looks on.
@Component(
        name = "dev.carthal.basket",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Checkout.class, SightingListener.class, PlayerListener.class},
        // a replay that has ended is first told to the basket, so that whoever sums up sums up all of it
        property = "service.ranking:Integer=1000")
@Designate(ocd = BasketConfig.class)
public final class CartCheckout implements Checkout, SightingListener, PlayerListener {
    private static final Logger LOG = System.getLogger(CartCheckout.class.getName());

    private final Clock clock;
    private final String scale;
    private final List<String> scanners;
    private final JournalSession session;
    private final Till till;
    private final Signal signal;
    private final List<CheckoutListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<StreamSlot<?>, Pump<?>> pumps = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean finishing;
    private volatile boolean closed;

    /// Read the catalogue and the journal, and begin to reckon.
    ///
    /// @throws CatalogueException if the catalogue is none
    /// @throws JournalException if the journal cannot be used
    @Activate
    public CartCheckout(BasketConfig config, @Reference Clock clock, @Reference Journal journal)
            throws CatalogueException, JournalException {
        this.clock = clock;
        this.scale = config.scale();
        this.scanners = List.of(config.scanners());
        Till.Setup setup = new Till.Setup(
                Catalogue.read(Path.of(config.catalogue())),
                region(config),
                Rules.of(config),
                config.currency(),
                config.scale(),
                Duration.ofMillis(config.journal_retry_ms()),
                config.inbox_limit());
        this.session = journal.open(config.resume());
        this.till = opened(setup);
        this.signal = clock.signal("basket");
        this.thread = Thread.ofPlatform().daemon().name("basket").start(this::run);
    }

    private static Region region(BasketConfig config) {
        Region region = config.region().isEmpty()
                ? Region.NONE
                : Region.named(config.region())
                        .orElseThrow(() -> new IllegalArgumentException("region must be one of "
                                + String.join(", ", Region.names()) + ": region=" + config.region()));
        return region.with(List.of(config.layouts()));
    }

    private Till opened(Till.Setup setup) throws JournalException {
        try {
            return Till.open(setup, clock, session, this::tell);
        } catch (JournalException | RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        closed = true;
        pumps.values().forEach(Pump::close);
        signal.close();
        thread.join();
        session.close();
    }

    private void run() {
        try {
            while (!closed) {
                Duration wait = till.doWork();
                if (finishing && finished.getCount() > 0) {
                    till.finish();
                    finished.countDown();
                }
                signal.await(wait);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            finished.countDown();
        }
    }

    private void put(Input input) {
        till.put(input);
        signal.raise();
    }

    private void tell(CheckoutEvent event) {
        for (CheckoutListener listener : listeners) {
            try {
                listener.happened(event);
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, "a listener failed on " + event, fault);
            }
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(CheckoutListener listener) {
        listeners.add(listener);
    }

    void removeListener(CheckoutListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addScale(ScaleSlot slot) {
        if (slot.name().equals(scale)) {
            pumps.put(
                    slot,
                    new Pump<>(
                            slot,
                            reading -> put(new Input.Weighed(slot.name(), reading)),
                            gap -> put(new Input.Missing(gap))));
        }
    }

    void removeScale(ScaleSlot slot) {
        stop(slot);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addScanner(ScannerSlot slot) {
        if (scanners.contains(slot.name())) {
            pumps.put(
                    slot,
                    new Pump<>(
                            slot,
                            scan -> put(new Input.Scanned(slot.name(), scan)),
                            gap -> put(new Input.Missing(gap))));
        }
    }

    void removeScanner(ScannerSlot slot) {
        stop(slot);
    }

    private void stop(StreamSlot<?> slot) {
        Pump<?> pump = pumps.remove(slot);
        if (pump != null) {
            pump.close();
        }
    }

    @Override
    public void seen(Sighting sighting) {
        put(new Input.Seen(sighting));
    }

    @Override
    public void answered(int question, String choice) {
        put(new Input.Script(clock.nanos(), question, choice));
    }

    /// Returns when all is concluded that can be.
    @Override
    public void ended() {
        finishing = true;
        signal.raise();
        try {
            finished.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Basket basket() {
        return till.shown().basket();
    }

    @Override
    public List<Question> questions() {
        return till.shown().questions();
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.of(till.obstacle()).filter(reason -> !reason.isEmpty());
    }

    @Override
    public long beganNanos() {
        return till.beganNanos();
    }

    @Override
    public void answer(String question, String choice) {
        Question open = questions().stream()
                .filter(one -> one.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such open question: question=" + question));
        if (open.choices().stream().noneMatch(one -> one.sku().equals(choice))) {
            throw new IllegalArgumentException("choice must be one of "
                    + open.choices().stream().map(Question.Choice::sku).toList() + ": choice=" + choice);
        }
        put(new Input.Answer(clock.nanos(), answers.incrementAndGet(), question, choice));
    }
}
