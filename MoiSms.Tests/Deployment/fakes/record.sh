# The beginning of every fake tool: writes down how it was called, and fails where the call holds FAKE_FAIL.
# FAKE names the folder of the fakes' state, FAKE_USER the kind of who is signed in.
name=$(basename "$0")
printf '%s %s\n' "$name" "$*" >> "$FAKE/calls"
if [ -n "${FAKE_FAIL:-}" ]; then
  case "$name $*" in *"$FAKE_FAIL"*) echo "$name fails" >&2; exit 1 ;; esac
fi
