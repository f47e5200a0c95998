#!/bin/bash
# Makes a bare Debian 12 or later ready: system libraries, .venv with the locked packages, qdpilot.
# Usage: scripts/setup.sh [test]      test: also what the tests and checks need
# Changes nothing, and takes no time, when all is there.
set -euo pipefail
cd -P "$(dirname "$0")/.."
python=${PYTHON:-python3}
want=${1:-run}

# What Qt opens at run time, and the package that brings it. Not all of it is linked by the wheel:
# an absent one shows only when a window opens.
libraries='
libGL.so.1            libgl1
libEGL.so.1           libegl1
libglib-2.0.so.0      libglib2.0-0
libxkbcommon.so.0     libxkbcommon0
libdbus-1.so.3        libdbus-1-3
libfontconfig.so.1    libfontconfig1
libxcb-cursor.so.0    libxcb-cursor0
libxcb-icccm.so.4     libxcb-icccm4
libxcb-keysyms.so.1   libxcb-keysyms1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-shape.so.0     libxcb-shape0
libcups.so.2          libcups2
'
# What the tests look at papers and windows with.
commands='
pdftotext poppler-utils
qpdf      qpdf
Xvfb      xvfb
xauth     xauth
'

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
    local known library command package
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    while read -r library package; do
        [[ -z $library || $known == *"$library "* ]] || echo "$package"
    done <<<"$libraries"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    [[ $want == test ]] || return 0
    while read -r command package; do
        [[ -z $command ]] || command -v "$command" >/dev/null || echo "$package"
    done <<<"$commands"
}

install_packages() {
    local install="apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null; then
        say "This system lacks what these Debian packages bring; install their like and try again: $*"
        exit 2
    elif [[ $EUID -ne 0 ]]; then
        say "System packages are missing. Run this as root (su - or sudo), then try again:"
        say "    apt-get update && $install"
        exit 2
    fi
    say "Installing system packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    local log
    if ! log=$(apt-get update -qq 2>&1 && $install -qq -o Dpkg::Use-Pty=0 2>&1); then
        say "$log"
        say "The system packages could not be installed; apt-get says why above."
        exit 2
    fi
}

if [[ $(uname -s) == Linux ]]; then
    read -ra absent <<<"$(missing_packages | tr '\n' ' ')"
    [[ ${#absent[@]} -eq 0 ]] || install_packages "${absent[@]}"
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "qdpilot needs Python 3.11 or later; $python is older. Name another: PYTHON=python3.12 make setup"
    exit 2
fi

# One set-up at a time: the folder may be shared by several terminals.
exec 9<scripts/setup.sh
! command -v flock >/dev/null || flock 9

stamp_of() { # the state of everything an environment is made from
    { pwd; "$python" -V; cat "requirements/$1.txt" pyproject.toml scripts/setup.sh; } | sha256sum
}
# dev.txt holds all of run.txt.
[[ $want == test ]] && set_name=dev || set_name=run
current() { [[ -f .venv/stamp-$1 && $(<".venv/stamp-$1") == "$(stamp_of "$1")" ]]; }
if current "$set_name"; then exit 0; fi

# An environment does not survive that its folder moves or its Python goes away.
if ! .venv/bin/python -c '' 2>/dev/null || ! grep -qF "$PWD/.venv/" .venv/bin/pip; then
    say "Making .venv"
    "$python" -m venv --clear .venv
fi
say "Installing the locked packages ($set_name)"
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet install)
"${pip[@]}" --require-hashes --only-binary :all: -r "requirements/$set_name.txt"
# pip takes no local folder under hash checking; nothing is fetched in this step.
"${pip[@]}" --no-deps --no-build-isolation --editable .
# Qt's own Python modules lie in an archive that is compiled anew at each start: on disk they are not.
SBK_EMBED=0 .venv/bin/python -c 'import PySide6.QtCore, shiboken6, sys; print(shiboken6.__path__[0])' |
    while read -r folder; do .venv/bin/python -m compileall -q "$folder/files.dir" qdpilot ui db resources; done
stamp_of run >.venv/stamp-run
[[ $set_name == run ]] || stamp_of dev >.venv/stamp-dev
