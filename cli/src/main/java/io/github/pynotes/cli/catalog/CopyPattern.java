package io.github.pynotes.cli.catalog;

import java.util.List;

/// One file that readers copy, and what it needs. All paths are relative to the repository's root
/// and use `/`.
///
/// @param name the class, as `RowStream`
/// @param summary the first sentence of its Javadoc
/// @param topics the topics that it answers
/// @param python their Python names
/// @param file the class itself
/// @param test its test
/// @param java the lowest Java version that compiles it; the test is written in Java 25
/// @param lines of the file, comments and all
/// @param libraries what it needs beyond the JDK
/// @param testLibraries what its test needs beside these
/// @param needsSandbox whether its test talks to the sandbox's MySQL
public record CopyPattern(
    String name,
    String summary,
    List<String> topics,
    List<String> python,
    String file,
    String test,
    int java,
    int lines,
    List<Library> libraries,
    List<Library> testLibraries,
    boolean needsSandbox) {}
