package io.github.pynotes.cli.catalog;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.UnknownBlockTagTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A Java file as the compiler's own parser reads it, its first type's Javadoc at hand.
record JavaSource(CompilationUnitTree unit, DocCommentTree javadoc) {
  static JavaSource parse(Path file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, null);
    var task =
        (JavacTask)
            compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjects(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      if (unit.getTypeDecls().isEmpty()) {
        return new JavaSource(unit, null);
      }
      Tree type = unit.getTypeDecls().getFirst();
      TreePath path = TreePath.getPath(unit, type);
      return new JavaSource(unit, DocTrees.instance(task).getDocCommentTree(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String packageName() {
    return unit.getPackageName().toString();
  }

  /// What it imports: `java.util.List`, `org.assertj.core.api.Assertions.assertThat`.
  List<String> imports() {
    return unit.getImports().stream().map(it -> it.getQualifiedIdentifier().toString()).toList();
  }

  boolean imports(String prefix) {
    return imports().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /// The Javadoc's first sentence; empty where there is none.
  String summary() {
    return javadoc == null ? "" : text(javadoc.getFirstSentence());
  }

  /// The texts of a block tag, one for each time that it stands there.
  List<String> tags(String name) {
    if (javadoc == null) {
      return List.of();
    }
    return javadoc.getBlockTags().stream()
        .filter(UnknownBlockTagTree.class::isInstance)
        .map(UnknownBlockTagTree.class::cast)
        .filter(tag -> tag.getTagName().equals(name))
        .map(tag -> text(tag.getContent()))
        .toList();
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(DocTree::toString)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }
}
