package dev.carthal.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// What only the source shows: sizes, and words that do not reach the class file.
final class SourceRules {

    static final int LINES_OF_A_FILE = 400;
    static final int LINES_OF_A_METHOD = 40;
    static final int PARAMETERS = 4;

    private static final Set<String> FORCING = Set.of("Activate", "Override", "ParameterizedTest", "Property");
    private static final Pattern CATCH_ALL = Pattern.compile("catch \\((final )?(Throwable|Object)\\b");
    private static final Pattern TEST = Pattern.compile("(?m)^\\s*@(Test|ParameterizedTest|RepeatedTest|Property)\\b");

    private SourceRules() {}

    /// A source file that can be judged.
    record Source(String path, String text) {
        int lines() {
            return (int) text.lines().count();
        }
    }

    /// A method's place and size.
    record Method(String path, String name, int line, int lines, int parameters, boolean wiring) {
        @Override
        public String toString() {
            return path + ":" + line + " " + name + ": " + lines + " lines, " + parameters + " parameters";
        }
    }

    static List<String> tooLarge(List<Source> sources, List<Method> methods) {
        List<String> faults = new ArrayList<>();
        sources.stream()
                .filter(source -> source.lines() > LINES_OF_A_FILE)
                .forEach(source -> faults.add(source.path() + ": " + source.lines() + " lines"));
        methods.stream()
                .filter(method ->
                        method.lines() > LINES_OF_A_METHOD || (method.parameters() > PARAMETERS && !method.wiring()))
                .forEach(method -> faults.add(method.toString()));
        return faults;
    }

    /// {@return where everything is caught, which hides a broken machine behind a warning; a method handle
    /// leaves no choice}
    static List<String> catchAlls(List<Source> sources) {
        return sources.stream()
                .filter(source -> !source.text().contains(".invokeExact("))
                .filter(source -> CATCH_ALL.matcher(source.text()).find())
                .map(source -> source.path() + ": catches everything")
                .toList();
    }

    /// {@return tests in a file whose name hides them from surefire and from readers}
    static List<String> hiddenTests(List<Source> sources) {
        return sources.stream()
                .filter(source -> !source.path().endsWith("Tests.java")
                        && TEST.matcher(source.text()).find())
                .map(source -> source.path() + ": a class with tests is named …Tests")
                .toList();
    }

    static List<Method> methods(List<Source> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = sources.stream()
                .map(source -> (JavaFileObject) new TextFile(source))
                .toList();
        JavacTask task = (JavacTask) compiler.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Method> methods = new ArrayList<>();
        try {
            task.parse().forEach(unit -> new MethodScanner(unit, positions, methods).scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return methods;
    }

    private static final class TextFile extends SimpleJavaFileObject {
        private final Source source;

        TextFile(Source source) {
            super(URI.create("source:///" + source.path()), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }

    private static final class MethodScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> found;
        private final Deque<Tree.Kind> types = new ArrayDeque<>();
        private int nested;

        MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void context) {
            types.push(type.getKind());
            int outside = nested;
            super.visitClass(type, null);
            types.pop();
            nested = outside + lines(type) - 1;
            return null;
        }

        /// What is written inside a method as a class of its own is counted there only.
        @Override
        public Void visitMethod(MethodTree method, Void context) {
            nested = 0;
            super.visitMethod(method, null);
            found.add(new Method(
                    unit.getSourceFile().toUri().getPath().substring(1),
                    method.getName().toString(),
                    line(positions.getStartPosition(unit, method)),
                    lines(method) - nested,
                    method.getParameters().size(),
                    isForced(method)));
            return null;
        }

        private int lines(Tree tree) {
            return line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree)) + 1;
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }

        /// The container, a supertype, a table of cases or the number of a value's components decides how many
        /// parameters these have; a static method of an interface stands for the constructor of a value that
        /// may grow; a private constructor is called by its neighbour only.
        private boolean isForced(MethodTree method) {
            Set<Modifier> flags = method.getModifiers().getFlags();
            boolean constructor = method.getReturnType() == null;
            return switch (types.element()) {
                case RECORD -> constructor || isAnnotated(method);
                case INTERFACE -> flags.contains(Modifier.STATIC) || isAnnotated(method);
                default -> (constructor && flags.contains(Modifier.PRIVATE)) || isAnnotated(method);
            };
        }

        private static boolean isAnnotated(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .map(annotation -> annotation.getAnnotationType().toString())
                    .anyMatch(FORCING::contains);
        }
    }
}
