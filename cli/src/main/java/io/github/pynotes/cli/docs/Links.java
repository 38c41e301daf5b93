package io.github.pynotes.cli.docs;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// The links of Markdown documents within one checkout. Links to other hosts are not followed.
final class Links {
  private static final Parser PARSER = Parser.builder().build();

  private final Path root;
  private final Map<String, String> documents;

  /// @param documents the texts of the documents, by path relative to the root
  Links(Path root, Map<String, String> documents) {
    this.root = root;
    this.documents = documents;
  }

  /// One sentence for each link that leads nowhere.
  List<String> dead() {
    List<String> dead = new ArrayList<>();
    documents.forEach((document, text) -> {
      for (String target : targets(text)) {
        if (!target.matches("[a-z]+:.*") && !leadsSomewhere(document, target)) {
          dead.add("%s: the link to '%s' is dead".formatted(document, target));
        }
      }
    });
    return dead;
  }

  /// One sentence for each link that only one of two documents has, but for those from one to the
  /// other.
  List<String> onlyInOne(String original, String translation) {
    List<String> problems = new ArrayList<>();
    problems.addAll(missing(original, translation));
    problems.addAll(missing(translation, original));
    return problems;
  }

  private List<String> missing(String from, String in) {
    Set<String> there = Set.copyOf(targets(documents.getOrDefault(in, "")));
    return targets(documents.getOrDefault(from, "")).stream()
        .distinct()
        .filter(target -> !target.startsWith("#")) // headings are translated
        .filter(target -> !there.contains(target) && !target.equals(in))
        .map(target -> "%s: lacks the link to '%s' that %s has".formatted(in, target, from))
        .toList();
  }

  private boolean leadsSomewhere(String document, String target) {
    String path = URLDecoder.decode(target.replaceFirst("#.*", ""), StandardCharsets.UTF_8);
    String anchor = target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
    Path file =
        path.isEmpty()
            ? root.resolve(document)
            : root.resolve(document).resolveSibling(path).normalize();
    if (!file.startsWith(root) || !Files.exists(file)) {
      return false;
    }
    String text = documents.get(root.relativize(file).toString().replace('\\', '/'));
    return anchor.isEmpty() || text == null || anchors(text).contains(anchor);
  }

  private static List<String> targets(String markdown) {
    List<String> targets = new ArrayList<>();
    PARSER
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                targets.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                targets.add(image.getDestination());
              }
            });
    return targets;
  }

  /// The headings as a code host names them: lower case, spaces to hyphens, doubles numbered.
  private static Set<String> anchors(String markdown) {
    IdGenerator ids = IdGenerator.builder().build();
    List<String> headings = new ArrayList<>();
    PARSER
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                headings.add(plainText(heading));
              }
            });
    return headings.stream().map(ids::generateId).collect(Collectors.toSet());
  }

  private static String plainText(Node node) {
    var text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
