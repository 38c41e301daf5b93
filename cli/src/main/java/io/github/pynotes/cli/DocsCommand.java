package io.github.pynotes.cli;

import io.github.pynotes.cli.docs.Documents;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `pynotes docs`: brings the generated parts of the documents up to date.
@Command(
    name = "docs",
    description = "Write the generated parts of the documents, and patterns.json.",
    mixinStandardHelpOptions = true)
final class DocsCommand implements Runnable {
  @ParentCommand private Pynotes pynotes;

  @Override
  public void run() {
    PrintWriter out = pynotes.screen().out();
    List<String> changed =
        new Documents(pynotes.repository(), pynotes.catalog(), pynotes.patterns()).write();
    changed.forEach(document -> out.println("written  " + document));
    if (changed.isEmpty()) {
      out.println("All documents are up to date.");
    }
  }
}
