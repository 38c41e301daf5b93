/// Pillow in Java, by ImageIO and Java2D: section 7 of the notes.
package io.github.pynotes.imaging;
