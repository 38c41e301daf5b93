/// What threads cost, and what they gain: section 3.
package io.github.pynotes.benchmarks.concurrency;
