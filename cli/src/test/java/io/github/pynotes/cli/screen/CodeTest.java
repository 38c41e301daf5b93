package io.github.pynotes.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.cli.screen.Code.Language;
import io.github.pynotes.cli.screen.Code.Text;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("code on a screen")
class CodeTest {
  private static final Text JAVA = new Text("A.java", Language.JAVA, List.of("int a;", "// end"));
  private static final Text PYTHON = new Text("a.py", Language.PYTHON, List.of("a = 'x' # y"));

  @Test
  @DisplayName("stands one under the other in less than 140 columns")
  void stacked() {
    assertThat(Code.show(JAVA, PYTHON, 139, screen(false)))
        .containsExactly("A.java", "int a;", "// end", "", "a.py", "a = 'x' # y");
  }

  @Test
  @DisplayName("stands side by side from 140 columns on")
  void sideBySide() {
    assertThat(Code.show(JAVA, PYTHON, 140, screen(false)))
        .containsExactly(
            "A.java" + " ".repeat(62) + "   a.py",
            "int a;" + " ".repeat(62) + " │ a = 'x' # y",
            "// end" + " ".repeat(62) + " │");
  }

  @Test
  @DisplayName("wraps after a space what is wider than its column, and loses nothing")
  void wraps() {
    var wide =
        new Text("wide.py", Language.PYTHON, List.of("  " + "a".repeat(40) + " " + "b".repeat(40)));

    assertThat(Code.show(JAVA, wide, 140, screen(false)))
        .containsExactly(
            "A.java" + " ".repeat(62) + "   wide.py",
            "int a;" + " ".repeat(62) + " │   " + "a".repeat(40),
            "// end" + " ".repeat(62) + " │       " + "b".repeat(40));
  }

  @Test
  @DisplayName("breaks a word that is wider than its column")
  void breaksAWord() {
    var wide = new Text("wide.py", Language.PYTHON, List.of("a".repeat(100)));

    assertThat(Code.show(JAVA, wide, 140, screen(false)))
        .containsExactly(
            "A.java" + " ".repeat(62) + "   wide.py",
            "int a;" + " ".repeat(62) + " │ " + "a".repeat(68),
            "// end" + " ".repeat(62) + " │     " + "a".repeat(32));
  }

  @Test
  @DisplayName("colours keywords, strings and comments, each once")
  void colours() {
    assertThat(Code.show(JAVA, screen(true)))
        .containsExactly(
            "\u001b[1mA.java\u001b[0m", "\u001b[36mint\u001b[0m a;", "\u001b[2m// end\u001b[0m");
    assertThat(Code.show(PYTHON, screen(true)).getLast())
        .isEqualTo("a = \u001b[32m'x'\u001b[0m \u001b[2m# y\u001b[0m");
  }

  private static Screen screen(boolean coloured) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    return new Screen(nowhere, nowhere, coloured, coloured);
  }
}
