package dev.carthal.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.house.SourceRules.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceRulesTests {

    private static List<String> tooLarge(String text) {
        List<Source> sources = List.of(new Source("Wrong.java", text));
        return SourceRules.tooLarge(sources, SourceRules.methods(sources));
    }

    @Test
    void aFileOf400LinesPassesAndOneOf401IsRejected() {
        assertThat(tooLarge("\n".repeat(400))).isEmpty();
        assertThat(tooLarge("\n".repeat(401))).containsExactly("Wrong.java: 401 lines");
    }

    @Test
    void aMethodOf40LinesPassesAndOneOf41IsRejected() {
        assertThat(tooLarge("class A {\nvoid a() {" + "\n".repeat(39) + "}\n}")).isEmpty();
        assertThat(tooLarge("class A {\nvoid a() {" + "\n".repeat(40) + "}\n}"))
                .containsExactly("Wrong.java:2 a: 41 lines, 0 parameters");
    }

    @Test
    void aClassInsideAMethodCountsForItselfOnly() {
        String inner = "new B() {\nvoid b() {" + "\n".repeat(39) + "}\n}";
        assertThat(tooLarge("class A {\nvoid a() {\n" + inner + ";\n}\n}")).isEmpty();
        assertThat(tooLarge("class A {\nvoid a() {" + "\n".repeat(38) + inner + ";\n\n}\n}"))
                .containsExactly("Wrong.java:2 a: 41 lines, 0 parameters");
    }

    @Test
    void aFifthParameterIsRejected() {
        assertThat(tooLarge("class A { void a(int b, int c, int d, int e, int f) {} }"))
                .containsExactly("Wrong.java:1 a: 1 lines, 5 parameters");
    }

    @Test
    void whatTheContainerOrASupertypeForcesMayHaveMoreParameters() {
        assertThat(tooLarge("class A { @Activate A(int b, int c, int d, int e, int f) {} }"))
                .isEmpty();
        assertThat(tooLarge("class A { private A(int b, int c, int d, int e, int f) {} }"))
                .isEmpty();
        assertThat(tooLarge("interface A { static void a(int b, int c, int d, int e, int f) {} }"))
                .isEmpty();
        assertThat(tooLarge("class A { @Override void a(int b, int c, int d, int e, int f) {} }"))
                .isEmpty();
    }

    @Test
    void aRecordMayHaveManyComponents() {
        assertThat(tooLarge("record A(int b, int c, int d, int e, int f) { A {} }"))
                .isEmpty();
    }

    @Test
    void catchingEverythingIsRejected() {
        String text = "try { a(); } catch (final Throwable e) { b(); }";
        assertThat(SourceRules.catchAlls(List.of(new Source("Wrong.java", text))))
                .containsExactly("Wrong.java: catches everything");
    }

    @Test
    void aTestInAClassThatIsNotNamedSoIsRejected() {
        String text = "class TestWrong {\n    @Test\n    void a() {}\n}";
        assertThat(SourceRules.hiddenTests(List.of(new Source("TestWrong.java", text))))
                .containsExactly("TestWrong.java: a class with tests is named …Tests");
    }
}
