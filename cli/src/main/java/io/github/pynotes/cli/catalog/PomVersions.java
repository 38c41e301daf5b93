package io.github.pynotes.cli.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The versions that a `pom.xml` manages, of dependencies (those of imported BOMs included) and of
/// plugins.
public final class PomVersions {
  private final Path pom;
  private final Map<String, String> versions = new HashMap<>();

  private PomVersions(Path pom) {
    this.pom = pom;
  }

  /// Those of a POM.
  ///
  /// @throws IllegalArgumentException if it cannot be read
  public static PomVersions of(Path pom) {
    PomVersions read = new PomVersions(pom);
    Element project = parse(pom).getDocumentElement();
    Map<String, String> properties = new HashMap<>();
    for (Element property : elements(project.getElementsByTagName("properties"), "*")) {
      properties.put("${" + property.getTagName() + "}", property.getTextContent().strip());
    }
    read.add(
        elements(project.getElementsByTagName("dependencyManagement"), "dependency"), properties);
    read.add(elements(project.getElementsByTagName("pluginManagement"), "plugin"), properties);
    return read;
  }

  private void add(List<Element> managed, Map<String, String> properties) {
    for (Element it : managed) {
      String version = text(it, "version");
      versions.putIfAbsent(
          text(it, "groupId") + ":" + text(it, "artifactId"),
          properties.getOrDefault(version, version));
    }
  }

  /// `group:artifact` with its version; one that only a BOM of its group manages has the BOM's.
  ///
  /// @throws IllegalArgumentException if it has none
  public Library library(String coordinates) {
    int colon = coordinates.indexOf(':');
    String group = coordinates.substring(0, colon);
    String version = versions.get(coordinates);
    if (version == null) {
      version =
          versions.entrySet().stream()
              .filter(it -> it.getKey().endsWith("-bom"))
              .filter(it -> (group + ".").startsWith(it.getKey().replaceFirst(":.*", ".")))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "%s has no version for %s".formatted(pom, coordinates)));
    }
    return new Library(group, coordinates.substring(colon + 1), version);
  }

  private static Document parse(Path pom) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      return factory.newDocumentBuilder().parse(pom.toFile());
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException("%s cannot be read: %s".formatted(pom, e.getMessage()), e);
    }
  }

  private static List<Element> elements(NodeList parents, String tag) {
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < parents.getLength(); i++) {
      NodeList children = ((Element) parents.item(i)).getElementsByTagName(tag);
      for (int k = 0; k < children.getLength(); k++) {
        found.add((Element) children.item(k));
      }
    }
    return found;
  }

  private static String text(Element parent, String tag) {
    Node node = parent.getElementsByTagName(tag).item(0);
    return node == null ? "" : node.getTextContent().strip();
  }
}
