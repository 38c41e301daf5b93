/// Python's `itertools`, and the built-in functions beside them, in Java: section 4 of the notes.
package io.github.pynotes.itertools;
