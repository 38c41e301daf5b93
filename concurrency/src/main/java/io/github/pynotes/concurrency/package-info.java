/// Python's `threading`, `queue` and `concurrent.futures` in Java, which has no GIL: section 3 of
/// the notes.
package io.github.pynotes.concurrency;
