/// What the patterns of section 4 cost.
package io.github.pynotes.benchmarks.itertools;
