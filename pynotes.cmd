@echo off
rem Starts the pynotes command on Windows: finds a JDK 25 and Maven, builds, runs.
rem Untested so far: written beside the sh launcher, and never yet run on a Windows machine.
rem Options that start with -D cannot be given here; set JAVA_TOOL_OPTIONS=-Dpynotes.mysql=embedded instead.
setlocal
set "HOME_DIR=%~dp0"
set "JDK="

call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*") do call :try "%%d"
if not defined JDK (
  echo pynotes: no JDK 25 was found: install one, or name its folder in JAVA_HOME. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

where mvn >nul 2>nul
if errorlevel 1 (
  echo pynotes: there is no Maven: install it so that mvn is on the PATH. 1>&2
  exit /b 1
)
call mvn -B -q -f "%HOME_DIR%pom.xml" -pl cli -am -Dmaven.test.skip=true process-classes 1>&2
if errorlevel 1 (
  echo pynotes: the build failed: the lines above say why. 1>&2
  exit /b 1
)

set /p CLASSES=<"%HOME_DIR%cli\target\classpath"
chcp 65001 >nul
"%JAVA_HOME%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dpynotes.home=%HOME_DIR%." -cp "%HOME_DIR%cli\target\classes;%CLASSES%" io.github.pynotes.cli.Pynotes %*
exit /b %errorlevel%

:try
if defined JDK exit /b
if not exist "%~1\bin\javac.exe" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do call :check "%~1" %%v
exit /b

:check
set "MAJOR=%~2"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% geq 25 set "JDK=%~1"
exit /b
