/// What Hibernate costs beside JDBC written by hand, and beside SQLAlchemy.
package io.github.pynotes.benchmarks.orm;
