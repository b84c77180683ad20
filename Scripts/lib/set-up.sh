#!/bin/sh
# Sets up this checkout for what is asked for: the release binary, or the checks of Scripts/test.
# Usage: set-up.sh binary|checks
set -eu

root=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")")
# shellcheck source=Scripts/lib/common.sh
. "$root/Scripts/lib/common.sh"
# shellcheck source=Scripts/lib/packages.sh
. "$root/Scripts/lib/packages.sh"
# shellcheck source=Scripts/lib/grammars.sh
. "$root/Scripts/lib/grammars.sh"
# shellcheck source=Scripts/lib/venv.sh
. "$root/Scripts/lib/venv.sh"
# shellcheck source=Scripts/lib/binary.sh
. "$root/Scripts/lib/binary.sh"

build_binary() {
  # The compiler's caches hold absolute paths: what was built in another place is of no use in this one.
  if [ -f "$binary_stamp" ] && [ "$(cat "$binary_stamp")" != "$root" ]; then
    find "$root/.build" -mindepth 1 -maxdepth 1 ! -name leaklint.lock -exec rm -rf {} +
  fi
  # SwiftPM and the compiler insist on a cache there, which an arbitrary user in a container does not have.
  if [ ! -w "${HOME:-/nonexistent}" ]; then
    HOME=$root/.build/home
    mkdir -p "$HOME" 2>/dev/null || fail_writing "$root/.build" "cannot create $HOME"
    export HOME
  fi
  note "building (the first time this takes a few minutes)"
  # Taken before the build: a file that changes while it runs calls for another one.
  printf '%s' "$root" 2>/dev/null >"$binary_stamp.new" || fail_writing "$root/.build" "cannot write to $root/.build"
  log=$root/.build/build.log
  if ! LEAKLINT_STATIC_EXECUTABLE=1 swift build --package-path "$root" -c release --static-swift-stdlib \
    --product leaklint >"$log" 2>&1 9>&-; then
    # What a compiler prints when the disk is full is long and hides the reason.
    if grep -q 'No space left on device' "$log"; then fail "the disk is full: make room and run this again"; fi
    cat "$log"
    fail_writing "$root/.build" "the build failed, with the messages above (also in $log)"
  fi
  mv "$binary_stamp.new" "$binary_stamp"
}

case ${1-} in
binary | checks) ;;
*) fail "usage: set-up.sh binary|checks" ;;
esac
command -v swift >/dev/null 2>&1 || fail "there is no \`swift\` on PATH: install Swift 6.2 or newer and run this again"
take_lock

needs=libraries
grammars_are_current || needs="$needs pip"
[ "$1" = binary ] || venv_is_current || needs="$needs venv"
# shellcheck disable=SC2086 # one word a need
ensure_packages $needs

ensure_grammars
if [ "$1" = checks ]; then
  ensure_venv
  # Without it the tests that run Go say that they were skipped.
  command -v go >/dev/null 2>&1 || try_packages golang-go
elif ! binary_is_current; then
  build_binary
fi
