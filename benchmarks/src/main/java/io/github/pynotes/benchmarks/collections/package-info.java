/// What the patterns of section 2 cost.
package io.github.pynotes.benchmarks.collections;
