/// What the patterns cost, against Python, against peers and against the same work by hand.
package io.github.pynotes.benchmarks;
