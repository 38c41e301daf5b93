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
  private final String sandboxPackage;
  private final Map<String, String> pathsByOrigin = new HashMap<>();

  private Originals(Repository repository, String sandboxPackage) {
    this.repository = repository;
    this.sandboxPackage = sandboxPackage;
  }

  /// Those of patterns, their tests and the sandbox.
  ///
  /// @param copies all that were found, because tests mention the package of a copied sandbox
  public static Originals of(Repository repository, List<CopyPattern> patterns, List<Copy> copies) {
    String sandboxPackage =
        copies.stream()
            .filter(copy -> copy.origin().path().startsWith("sandbox/"))
            .map(copy -> SourceCopy.packageOf(copy.text()))
            .findFirst()
            .orElse(SourceCopy.SANDBOX);
    Originals originals = new Originals(repository, sandboxPackage);
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

  /// What would be copied today, into the package where the copy is now.
  public Optional<SourceCopy> freshCopy(Copy copy) {
    return Optional.ofNullable(pathsByOrigin.get(copy.origin().path()))
        .map(path ->
            SourceCopy.of(repository, path, SourceCopy.packageOf(copy.text()), sandboxPackage));
  }
}
