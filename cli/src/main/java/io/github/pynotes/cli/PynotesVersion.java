package io.github.pynotes.cli;

import picocli.CommandLine.IVersionProvider;

/// What `pynotes --version` prints.
final class PynotesVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"pynotes 1.0.0"};
  }
}
