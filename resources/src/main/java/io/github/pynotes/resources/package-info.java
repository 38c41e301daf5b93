/// Python's `contextlib` and its `with` in Java: section 5 of the notes.
package io.github.pynotes.resources;
