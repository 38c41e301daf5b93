/// What the exercises of LESSONS.md have in common: each class is to be written until the test of
/// its name is green. Nothing else in this checkout uses them.
package io.github.pynotes.lessons;
