/// Python's `collections` in Java: section 2 of the notes.
package io.github.pynotes.collections;
