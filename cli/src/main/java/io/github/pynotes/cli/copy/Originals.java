package io.github.pynotes.cli.copy;

import io.github.pynotes.cli.catalog.CopyPattern;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.copy.Copies.Copy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of this repository that copies were made of.
public final class Originals {
  private final Repository repository;
  private final Map<String, String> pathsByOrigin = new HashMap<>();

  private Originals(Repository repository) {
    this.repository = repository;
  }

  /// Those of patterns, their tests and the sandbox.
  public static Originals of(Repository repository, List<CopyPattern> patterns) {
    Originals originals = new Originals(repository);
    patterns.forEach(pattern -> originals.add(pattern.file()));
    patterns.forEach(pattern -> originals.add(pattern.test()));
    CopyPlan.sandboxFiles(repository).forEach(originals::add);
    return originals;
  }

  private void add(String path) {
    pathsByOrigin.put(SourceCopy.shortPath(path), path);
  }

  /// Whether the file that it was copied from still exists.
  public boolean isThere(Copy copy) {
    return pathsByOrigin.containsKey(copy.origin().path());
  }

  /// Whether that file has changed since.
  public boolean isNewer(Copy copy) {
    String path = pathsByOrigin.get(copy.origin().path());
    return !Origin.hash(repository.text(path)).equals(copy.origin().original());
  }

  /// What would be copied today, into the package where the copy is now, with the sandbox that it
  /// uses now.
  public Optional<SourceCopy> freshCopy(Copy copy) {
    String text = copy.text();
    return Optional.ofNullable(pathsByOrigin.get(copy.origin().path()))
        .map(path ->
            SourceCopy.of(
                repository, path, SourceCopy.packageOf(text), SourceCopy.sandboxOf(text)));
  }
}
