/// What the patterns of section 7 cost.
package io.github.pynotes.benchmarks.imaging;
