// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Resampler.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;

/// Resizes pictures; a placeholder of the interface, until it is written.
public final class Resampler {
  public static final Resampler NEAREST = new Resampler();
  public static final Resampler BOX = new Resampler();
  public static final Resampler BILINEAR = new Resampler();
  public static final Resampler HAMMING = new Resampler();
  public static final Resampler BICUBIC = new Resampler();
  public static final Resampler LANCZOS = new Resampler();

  private Resampler() {}

  public record Box(float left, float upper, float right, float lower) {}

  public Resampler parallel() {
    return this;
  }

  public Resampler reducingGap(double gap) {
    return this;
  }

  public BufferedImage resize(BufferedImage source, int width, int height) {
    return new BufferedImage(source.getWidth(), source.getHeight(), source.getType());
  }

  public BufferedImage resize(BufferedImage source, int width, int height, Box box) {
    return new BufferedImage(source.getWidth(), source.getHeight(), source.getType());
  }

  public BufferedImage thumbnail(BufferedImage source, int width, int height) {
    return new BufferedImage(source.getWidth(), source.getHeight(), source.getType());
  }

  public static BufferedImage reduce(BufferedImage source, int factorX, int factorY) {
    return new BufferedImage(source.getWidth(), source.getHeight(), source.getType());
  }
}
