# shellcheck shell=bash disable=SC2154
# Shared by packaging/run and tests/run (bash, sourced): numbered steps with a log each, and the
# installation of what packaging/debian-12.txt lists. The caller sets: root, steps, logs.

step=0
running=''  # process of the step under way

say() { printf '%s\n' "$*"; }

begin() {
    step=$((step + 1))
    title=$1
    say "[$step/$steps] $title"
}

# fail LOG "how to mend it": names the step, shows the end of its log, and stops.
fail() {
    {
        say ''
        say "Step $step/$steps failed: $title"
        if [ -n "$1" ] && [ -s "$1" ]; then
            say "The last lines of $1:"
            tail -n 25 "$1" | sed 's/^/    /'
        fi
        say "To mend it: $2"
        say 'Then run the same command again: it goes on from here.'
    } >&2
    exit 1
}

# during LOG COMMAND...: runs it with its output in LOG; shows the newest "[n/m]" of it meanwhile.
during() {
    local log=$1 shown='' now waited=0
    shift
    mkdir -p "$(dirname "$log")"
    set -m  # a process group of its own, so that stopping the step stops all of it
    "$@" >"$log" 2>&1 </dev/null &
    running=$!
    set +m
    while kill -0 "$running" 2>/dev/null; do
        sleep 0.5
        waited=$((waited + 1))
        now=$(tail -c 4000 "$log" | tr '\r' '\n' | grep -oE '^\[[0-9]+/[0-9]+\]' | tail -n 1)
        if [ -z "$now" ] || [ "$now" = "$shown" ]; then continue; fi
        if [ -t 1 ]; then
            printf '\r      %s ' "$now"
            shown=$now
        elif [ "$waited" -ge 40 ]; then
            say "      $now"
            shown=$now
            waited=0
        fi
    done
    [ -t 1 ] && printf '\r                    \r'
    local status=0
    wait "$running" || status=$?
    running=''
    return "$status"
}

# packages SECTION...: the names listed there and not yet installed.
packages() {
    local section='' line name guard
    while read -r line; do
        line=${line%%#*}
        case $line in
            \[*\]*) section=${line#\[}; section=${section%%\]*}; continue ;;
        esac
        case " $* " in *" $section "*) ;; *) continue ;; esac
        # shellcheck disable=SC2086
        set_words $line
        name=$word_1 guard=$word_2
        [ -n "$name" ] || continue
        case $guard in
            unless:*) command -v "${guard#unless:}" >/dev/null 2>&1 && continue ;;
        esac
        dpkg-query -W -f '${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^ii' || say "$name"
    done <"$root/packaging/debian-12.txt"
}
set_words() { word_1=${1:-}; word_2=${2:-}; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@"; }

apt_all() { apt_get update && apt_get install -y --no-install-recommends "$@"; }

# install_packages yes|no SECTION...: step one of both commands.
install_packages() {
    local may=$1 missing
    shift
    command -v dpkg-query >/dev/null || fail '' 'Naskah builds on Debian 12; this system has no dpkg.'
    missing=$(packages "$@" | tr '\n' ' ')
    if [ -z "${missing// /}" ]; then
        say '      everything needed is installed'
        return
    fi
    if [ "$may" != yes ]; then
        fail '' "install the missing packages: apt-get install $missing"
    fi
    say "      installing: $missing"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail '' "there is no sudo here; as root: apt-get install $missing"
        sudo -v || fail '' "sudo was refused; as root: apt-get install $missing"
    fi
    # shellcheck disable=SC2086
    during "$logs/packages.log" apt_all $missing ||
        fail "$logs/packages.log" 'check the network and the apt sources of this machine.'
}

# build PRESET: configure when needed, then build; ninja goes on from where it was stopped.
configure_preset() {
    cd "$root" && cmake --preset "$1"
}
build_preset() {
    cd "$root" && cmake --build --preset "$1" --parallel "$(nproc)"
}
build() {
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    begin "Configure (preset $1)"
    during "$logs/configure.log" configure_preset "$1" ||
        fail "$logs/configure.log" "a package may be missing or broken; otherwise delete build/$1."
    begin 'Build; the first time takes some minutes'
    during "$logs/build.log" build_preset "$1" ||
        fail "$logs/build.log" "read the first line with 'error:' in $logs/build.log. A line with 'Killed' means too little memory: close other programs."
}

# Ends the step under way when the person presses Ctrl-C.
stop_running() {
    [ -n "$running" ] && kill -- "-$running" 2>/dev/null
    say ''
    say "Stopped at step $step/$steps. Run the same command again: it goes on from here."
    exit 130
}
trap stop_running INT TERM
