#!/bin/sh
# Debian's packages that Python's registry does not have. Installed where this user may; else said loudly.
# usage: system.sh python INTERPRETER | system.sh test
set -u

install() {
  if [ "$(id -u)" = 0 ]; then as_root=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo"
  else return 1; fi
  command -v apt-get >/dev/null 2>&1 || return 1
  $as_root apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

case "$1" in
python)
  if [ -z "${2:-}" ]; then
    echo "Cần Python 3.11 trở lên. / Python 3.11 or newer is needed: apt-get install python3" >&2
    exit 1
  fi
  "$2" -c 'import ensurepip, venv' 2>/dev/null && exit 0
  version=$("$2" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  install "python$version-venv" || install python3-venv || {
    echo "Thiếu gói venv. / The venv package is missing: apt-get install python$version-venv" >&2
    exit 1
  }
  ;;
test)
  missing=""
  command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
  command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui fonts-liberation2"
  tesseract --list-langs 2>/dev/null | grep -qx vie || missing="$missing tesseract-ocr tesseract-ocr-vie"
  command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
  PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q 'libatomic.so.1' || missing="$missing libatomic1" # the browser driver's Node.js
  [ -z "$missing" ] && exit 0
  echo "Installing for the tests:$missing"
  # shellcheck disable=SC2086 -- a list of words
  if ! install $missing; then
    echo "!!! Could not install$missing: what needs them is SKIPPED. !!!" >&2
    [ -z "${CI:-}" ] || exit 1
  fi
  ;;
esac
