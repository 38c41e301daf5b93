/// Looks words up in names, answers, examples and tests.
package io.github.pynotes.cli.find;
