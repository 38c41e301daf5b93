package io.github.pynotes.orm;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/// Tells Hibernate that it speaks to a MariaDB. Connector/J says MySQL whichever server answers,
/// and only the version (`11.4.5-MariaDB`) tells; so no example and no test need ask.
///
/// Named in `hibernate.properties`. Whoever knows the server, or uses its own driver, needs
/// neither.
public final class MariaDbResolver implements DialectResolver {
  private static final long serialVersionUID = 1;

  /// A dialect, or null to let Hibernate decide.
  @Override
  public Dialect resolveDialect(DialectResolutionInfo info) {
    return info.getDatabaseVersion().contains("MariaDB") ? new MariaDBDialect(info) : null;
  }
}
