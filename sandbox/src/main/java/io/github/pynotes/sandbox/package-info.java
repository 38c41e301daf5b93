/// A MySQL that starts itself, for tests and examples.
///
/// `MySqlSandbox.open()` gives a program a fresh schema; `@WithMySql` gives one to a test class.
/// Both use the JVM's one server, which starts when it is first asked for and ends with the JVM. It
/// is the first of these that works:
///
/// 1. **url**: a server of yours, when the environment names one: `PYNOTES_MYSQL_URL`
///    (`jdbc:mysql://host:3306/`), `PYNOTES_MYSQL_USER` (default `root`), `PYNOTES_MYSQL_PASSWORD`
///    (default empty). Only schemas named `pynotes_…` are made and dropped there. One that is named
///    and does not work is an error.
/// 2. **docker**: MySQL in Docker, `mysql:9.7` or the image named by `PYNOTES_MYSQL_IMAGE`.
/// 3. **embedded**: MariaDB, unpacked once into the user's cache (or into `PYNOTES_CACHE`).
///
/// The system property `pynotes.mysql` (`docker`, `embedded` or `url`) forces one; failing to get
/// it is an error then, never a reason to take another.
///
/// Nothing is left behind, however the JVM ends: a watchdog, a small shell script that waits for
/// the end of a pipe from the JVM, ends the server and removes its files. Two gaps are known.
/// Windows has no such shell, so a killed JVM leaves an embedded server there; and a killed JVM
/// leaves its schemas on a server of yours.
package io.github.pynotes.sandbox;
