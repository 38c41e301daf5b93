/// What the patterns of section 1 cost.
package io.github.pynotes.benchmarks.jdbccursor;
