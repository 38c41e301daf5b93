/// SQLAlchemy in Java, where it is Hibernate: section 6 of the notes.
///
/// Each topic is an example beside its Python twin, and a test that reads as prose; the entities
/// are nested in the class that uses them.
package io.github.pynotes.orm;
