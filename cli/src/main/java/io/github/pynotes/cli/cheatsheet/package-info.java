/// The answers of CHEATSHEET.md, one for each Python name.
package io.github.pynotes.cli.cheatsheet;
