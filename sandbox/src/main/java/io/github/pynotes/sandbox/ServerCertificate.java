package io.github.pynotes.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// A certificate that a server signed itself, and its key, as the PEM files that servers read. The
/// JDK has no public class that makes one; its `keytool` does.
final class ServerCertificate {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private ServerCertificate() {}

  static void make(Path certificate, Path key) throws IOException {
    String password = UUID.randomUUID().toString();
    Path store = certificate.resolveSibling("keystore.p12");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=pynotes sandbox",
            "-ext",
            "san=ip:127.0.0.1,dns:localhost",
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            password);
    Processes.run(new ProcessBuilder(command));
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password.toCharArray());
      write(certificate, "CERTIFICATE", keys.getCertificate("server").getEncoded());
      write(key, "PRIVATE KEY", keys.getKey("server", password.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("the server's certificate cannot be read back", e);
    }
    Files.delete(store);
  }

  private static void write(Path file, String title, byte[] content) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(title, LINES.encodeToString(content), title),
        StandardCharsets.US_ASCII);
  }
}
