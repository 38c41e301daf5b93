package io.github.pynotes.sandbox;

import java.util.Locale;

/// Where a server comes from; `-Dpynotes.mysql=` takes these names in lower case.
public enum ServerKind {
  /// A server of the user's, named by `PYNOTES_MYSQL_URL`.
  URL,
  /// A container of ours.
  DOCKER,
  /// A MariaDB process of ours.
  EMBEDDED;

  /// The name as the property `pynotes.mysql` spells it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
