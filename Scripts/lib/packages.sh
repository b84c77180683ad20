# shellcheck shell=sh
# Sourced: the Debian packages that a build needs.
: "${root:?}"

# python_with MODULE: the name of a Python that can run MODULE; nothing when there is none.
python_with() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c "import $1" >/dev/null 2>&1; then
      echo "$python"
      return
    fi
  done
}

# missing_packages NEED...: the packages to install for `libraries`, `pip` and `venv`, in one line.
missing_packages() {
  for need in "$@"; do
    case $need in
    libraries)
      if command -v pkg-config >/dev/null 2>&1; then
        pkg-config --exists tree-sitter 2>/dev/null || printf '%s ' libtree-sitter-dev
        pkg-config --exists yaml-0.1 2>/dev/null || printf '%s ' libyaml-dev
      else
        printf '%s ' pkg-config libtree-sitter-dev libyaml-dev
      fi
      ;;
    pip) [ -n "$(python_with pip)" ] || printf '%s ' python3-pip ;;
    venv) [ -n "$(python_with ensurepip)" ] || printf '%s ' python3-venv ;;
    esac
  done
}

# Installs what is missing for the given needs, or says how.
ensure_packages() {
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  missing=${missing% }

  command -v apt-get >/dev/null 2>&1 ||
    fail "needs what Debian packages as $missing: install that and run this again"
  [ "$(id -u)" = 0 ] ||
    fail "needs packages that are not installed: run \`sudo apt-get install -y $missing\` and then this again"

  note "installing $missing"
  # The package lists of a fresh image are empty, and old lists name files that are gone: so a second try, updated.
  # shellcheck disable=SC2086 # one word a package
  apt_install $missing || { apt_get update && apt_install $missing; } ||
    fail_writing "$root/.build" "could not install $missing: see $root/.build/apt.log, then run this again"
  missing=$(missing_packages "$@")
  [ -z "$missing" ] || fail "installed ${missing% }, but it cannot be used: check PATH and PKG_CONFIG_PATH"
}

# Installs what only some checks need, where that is possible.
try_packages() {
  command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return 0
  note "installing $*"
  apt_install "$@" || { apt_get update && apt_install "$@"; } || note "could not install $*: going on without"
}

apt_install() {
  apt_get install -y --no-install-recommends "$@"
}

apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >"$root/.build/apt.log" 2>&1 9>&-
}
