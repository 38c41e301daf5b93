/// Section 1 of the notes: what PyMySQL and PEP 249 call a cursor, in JDBC.
///
/// Each topic is an example beside its Python twin, and a test that reads as prose. A class without
/// `Example` in its name is a pattern, to be copied.
package io.github.pynotes.jdbccursor;
