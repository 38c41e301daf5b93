/// Copies patterns into other projects, and finds the copies again.
package io.github.pynotes.cli.copy;
