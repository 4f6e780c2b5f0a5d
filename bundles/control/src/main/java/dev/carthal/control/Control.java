package dev.carthal.control;

import dev.carthal.checkout.Basket;
import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.SightingListener;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.PlayerListener;
import dev.carthal.hal.replay.Recorder;
import dev.carthal.hal.swap.SwapListener;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapStep;
import dev.carthal.hal.swap.Swapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.condition.Condition;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// Answer commands about a running cart. It needs nothing but its configuration, so that it can also say why
/// the rest is not there.
@Component(
        name = "dev.carthal.control",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {
            CheckoutListener.class,
            SlotListener.class,
            SightingListener.class,
            PlayerListener.class,
            SwapListener.class
        })
@Designate(ocd = Control.Config.class)
public final class Control implements CheckoutListener, SlotListener, SightingListener, PlayerListener, SwapListener {
    @ObjectClassDefinition(name = "Control socket")
    @interface Config {
        @AttributeDefinition(description = "Where to listen: the path of a Unix domain socket")
        String socket();

        @AttributeDefinition(description = "The cart's data folder, as it is told to clients")
        String data();

        @AttributeDefinition(
                description = "Slots without which the image does not come up: a fault of one ends the boot")
        String[] needed() default {};

        @AttributeDefinition(description = "Slots that must even be READY before the image counts as up")
        String[] ready() default {};

        @AttributeDefinition(description = "Whether every sighting is told, too")
        boolean sightings() default false;

        @AttributeDefinition(description = "How many lines of the session are kept at least", min = "1")
        int events_keep() default 20_000;
    }

    private final BundleContext context;
    private final Config config;
    private final EventLog log;
    private final Session session;
    private final Milestones milestones;
    private final ControlSocket socket;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Health health;
    private volatile @Nullable Clock clock;
    private volatile @Nullable Checkout checkout;
    private volatile @Nullable ServiceComponentRuntime components;
    private volatile @Nullable Recorder recorder;
    private volatile @Nullable Swapper swapper;
    private volatile @Nullable ConfigurationAdmin configurations;
    private final Recording recording = new Recording();

    /// Listen.
    ///
    /// @throws IOException if the socket cannot be bound
    @Activate
    public Control(BundleContext context, Config config) throws IOException {
        this.context = context;
        this.config = config;
        log = new EventLog(config.events_keep());
        health = new Health(context);
        session = new Session(log);
        milestones = new Milestones(context, Set.of(config.needed()), Set.of(config.ready()));
        socket = ControlSocket.listen(Path.of(config.socket()), this::answer, log);
    }

    @Deactivate
    void stop() {
        socket.close();
        recording.close();
        log.close();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindClock(Clock service) {
        clock = service;
    }

    void unbindClock(Clock service) {
        clock = null;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindCheckout(Checkout service) {
        checkout = service;
    }

    void unbindCheckout(Checkout service) {
        checkout = null;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindComponents(ServiceComponentRuntime service) {
        components = service;
    }

    void unbindComponents(ServiceComponentRuntime service) {
        components = null;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindRecorder(Recorder service) {
        recorder = service;
    }

    void unbindRecorder(Recorder service) {
        recorder = null;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindSwapper(Swapper service) {
        swapper = service;
    }

    void unbindSwapper(Swapper service) {
        swapper = null;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindConfigurations(ConfigurationAdmin service) {
        configurations = service;
    }

    void unbindConfigurations(ConfigurationAdmin service) {
        configurations = null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSlot(Slot slot) {
        slots.put(slot.name(), slot);
        milestones.changed(slot.status());
    }

    void unbindSlot(Slot slot) {
        slots.remove(slot.name(), slot);
    }

    @Reference(
            target = "(osgi.condition.id=dev.carthal.image.up)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void bindUp(Condition up) {
        Checkout selling = checkout;
        Clock time = clock;
        long now = time == null ? 0 : time.nanos();
        session.begin(
                selling == null ? now : selling.beganNanos(),
                () -> new Lines.Boot("boot", session.millis(now), Page.find(context), config.data()));
    }

    void unbindUp(Condition up) {
        // The cart stops; the session's lines stay.
    }

    @Reference(
            service = HealthCheck.class,
            target = "(slot=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindCheck(ServiceReference<HealthCheck> check) {
        health.add(check);
    }

    void unbindCheck(ServiceReference<HealthCheck> check) {
        health.remove(check);
    }

    @Reference(
            service = Condition.class,
            target = "(osgi.condition.id=dev.carthal.notice)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindNotice(Map<String, Object> properties) {
        String text = String.valueOf(properties.get("text"));
        notices.add(text);
        session.tell(() -> new Lines.Notice("notice", 0, text));
    }

    void unbindNotice(Map<String, Object> properties) {
        notices.remove(String.valueOf(properties.get("text")));
    }

    @Override
    public void happened(CheckoutEvent event) {
        session.tell(event);
    }

    @Override
    public void changed(SlotStatus status) {
        session.tell(() -> Lines.change(status, session::millis));
        milestones.changed(status);
    }

    @Override
    public void gap(Gap gap) {
        session.tell(gap);
    }

    @Override
    public void seen(Sighting sighting) {
        milestones.detected();
        if (config.sightings()) {
            session.tell(() -> Lines.seen(sighting));
        }
    }

    @Override
    public void rejected(String slot, FrameCue cue, String reason) {
        long sequence = cue.sequence();
        session.tell(() -> new Lines.Rejected(slot, sequence, reason));
    }

    @Override
    public void step(SwapStep step) {
        session.tell(() -> Swapping.event(step, session::millis));
    }

    @Override
    public void ended(SwapRequest request, SwapResult result) {
        Clock time = clock;
        long nanos = time == null ? 0 : time.nanos();
        session.tell(() -> Swapping.event(session.millis(nanos), request, result));
    }

    @Override
    public void ended() {
        session.tell(() -> new Lines.Control("ended"));
    }

    private Object answer(Request request, Consumer<Object> before) {
        return switch (request.command()) {
            case "status" -> status();
            case "why" -> new Reasons(new Why(context, components, slots).about(request.text("slot")));
            case "basket" -> basket();
            case "summary" -> new Summary(basket(), counts());
            case "answer" -> answered(request.text("question"), request.text("choice"));
            case "record" -> recording.start(recorder, request.text("out"));
            case "record-stop" -> recording.finish();
            case "plan" -> Swapping.plan(swapper, request);
            case "swap" -> Swapping.swap(swapper, request, session::millis, before);
            case "reopen" -> Map.of("reopened", new Reopening(configurations).open(request.text("slot")));
            case "press" -> Pressing.press(slots, clock, request);
            case "stop" -> {
                session.tell(() -> new Lines.Control("stop"));
                yield new Lines.Control("stop");
            }
            default ->
                throw new IllegalArgumentException(
                        "command must be one of status, why, basket, summary, events, answer, record, record-stop, plan, swap,"
                                + " reopen, press, stop: command="
                                + request.command());
        };
    }

    /// @param health what others than the slots themselves object to
    /// @param notices what people should know of since the start
    record Status(
            List<Lines.State> slots, List<Health.Answer> health, List<String> quarantined, List<String> notices) {}

    record Reasons(List<String> why) {}

    record Summary(Basket basket, Map<String, Lines.Counts> slots) {}

    private Status status() {
        List<Health.Answer> answers = health.answers();
        List<Health.Answer> objections = answers.stream()
                .filter(answer -> answer.status() != Result.Status.OK && !answer.isTheSlotsOwn())
                .toList();
        return new Status(states(answers), objections, quarantined(), List.copyOf(notices));
    }

    private List<Lines.State> states(List<Health.Answer> answers) {
        return new TreeMap<>(slots)
                .values().stream()
                        .map(slot -> Lines.state(slot, Health.worst(answers, slot.name()), session::millis))
                        .toList();
    }

    private Map<String, Lines.Counts> counts() {
        Map<String, Lines.Counts> counts = new TreeMap<>();
        slots.forEach((name, slot) -> counts.put(name, Lines.counts(slot)));
        return counts;
    }

    /// What does not end is kept by its slot, which is not ready again before it has, and says so.
    private List<String> quarantined() {
        Swapper swaps = swapper;
        return Stream.concat(
                        slots.values().stream()
                                .map(Slot::status)
                                .sorted(Comparator.comparing(SlotStatus::slot))
                                .filter(slot -> slot.reason().contains("quarantine")
                                        || slot.reason().contains("abandoned"))
                                .map(slot -> slot.slot() + ": " + slot.reason()),
                        swaps == null ? Stream.empty() : swaps.quarantined().stream())
                .toList();
    }

    private Basket basket() {
        Checkout selling = checkout;
        return selling == null ? Basket.of("", List.of()) : selling.basket();
    }

    private Object answered(String question, String choice) {
        Checkout selling = checkout;
        if (selling == null) {
            throw new IllegalArgumentException("this image has no checkout: question=" + question);
        }
        selling.answer(question, choice);
        return Map.of("answered", question);
    }
}
