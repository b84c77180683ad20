# shellcheck shell=sh
# Sourced: messages, and the lock that keeps two runs out of each other's way.
: "${root:?}"

# Says what went wrong and what to do about it, in one line.
fail() {
  printf 'leaklint: %s\n' "$1" >&2
  exit 2
}

note() {
  printf 'leaklint: %s\n' "$1" >&2
}

# fail_writing FOLDER WHAT: the same for a step that wrote into FOLDER, where the disk may be the cause.
fail_writing() {
  if ! (head -c 1000000 /dev/zero >"$1/.space-left") 2>/dev/null; then
    rm -f "$1/.space-left" 2>/dev/null
    fail "cannot write to $1: make sure that the disk is not full and the folder is writable, then run this again"
  fi
  rm -f "$1/.space-left"
  fail "$2"
}

# Only one run at a time may set up a checkout. The lock ends with the process, however that ends.
take_lock() {
  (mkdir -p "$root/.build" && : >>"$root/.build/leaklint.lock") 2>/dev/null ||
    fail_writing "$root/.build" "cannot create $root/.build/leaklint.lock: remove what is in its place"
  # Not on every system; without it SwiftPM's own lock and atomic renames still keep files whole.
  command -v flock >/dev/null 2>&1 || return 0
  exec 9>>"$root/.build/leaklint.lock"
  flock -n 9 && return
  note "waiting for another run that is building in this checkout"
  flock 9
}
