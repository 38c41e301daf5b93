/// What the patterns of section 5 cost.
package io.github.pynotes.benchmarks.resources;
