@echo off
rem Open the desk in the practice centre on Windows: make .venv, install the pinned parts, start.
cd /d "%~dp0"
if not exist .venv\Scripts\python.exe (
  py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || (echo Installeer Python 3.11 of nieuwer van python.org en start opnieuw. & pause & exit /b 1)
  echo Een eigen omgeving wordt gemaakt in .venv. Dat duurt de eerste keer enkele minuten.
  py -3 -m venv .venv || exit /b 1
)
if not exist .venv\prepared (
  .venv\Scripts\python -m pip install --disable-pip-version-check --require-hashes --no-deps -r tools\locks\desk.txt || exit /b 1
  .venv\Scripts\python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e . || exit /b 1
  echo ok> .venv\prepared
)
.venv\Scripts\intake --practice %*
