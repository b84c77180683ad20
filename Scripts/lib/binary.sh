# shellcheck shell=sh
# Sourced: where the release binary is, and whether it is as new as everything that it is built from.
: "${root:?}"

binary=$root/.build/release/leaklint
# As old as the start of the last complete build; holds the path it was built in.
binary_stamp=$root/.build/leaklint.stamp

# Runs before every scan, so it has to be quick: one `find` over a few hundred files. It compares the time of the last
# change of status, which also catches files that were moved or copied here with an old modification time. A deleted file
# shows in its folder.
binary_is_current() {
  [ -x "$binary" ] && [ -f "$binary_stamp" ] || return 1
  changed=$(
    find "$root/Package.swift" "$root/Sources" "$root/Plugins" "$root/Rules" "$root/Scripts/grammars.lock" \
      "$root/Scripts/lib/embed-models.sh" -cnewer "$binary_stamp" -print 2>&1 | head -n 1
  )
  [ -z "$changed" ]
}
