# shellcheck shell=sh
# Sourced: the Python packages of Scripts/requirements.txt, in a virtual environment under .build.
: "${root:?}"

venv=$root/.build/venv
requirements=$root/Scripts/requirements.txt

venv_is_current() {
  cmp -s "$requirements" "$venv/requirements.txt"
}

ensure_venv() {
  venv_is_current && return
  note "installing the Python packages that the checks use"
  log=$root/.build/venv.log
  rm -rf "$venv"
  # The copy of the requirements comes last: it is what says that everything before it is complete.
  {
    "$(python_with ensurepip)" -m venv "$venv" &&
      "$venv/bin/python" -m pip install --no-input --disable-pip-version-check --require-hashes --only-binary :all: \
        -r "$requirements" &&
      cp "$requirements" "$venv/requirements.txt"
  } >"$log" 2>&1 9>&- ||
    fail_writing "$root/.build" "could not install the packages of Scripts/requirements.txt: see $log, then run this again"
}
