package io.github.pynotes.cli.catalog;

/// A dependency by its coordinates in a Maven repository.
///
/// @param group as `org.assertj`
/// @param artifact as `assertj-core`
/// @param version as `3.27.7`, from this project's `pom.xml`
public record Library(String group, String artifact, String version) {}
