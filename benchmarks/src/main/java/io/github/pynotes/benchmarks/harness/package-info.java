/// What measures: contenders that do the same work, rounds in which they take turns, and the table
/// that holds their medians against limits.
package io.github.pynotes.benchmarks.harness;
