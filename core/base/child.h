// SPDX-License-Identifier: Apache-2.0
// Runs a foreign program as a child process under limits, without a shell. Parsers of hostile files
// work there: what crashes or runs wild takes nothing of ours with it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace core::child {

struct Limits {
    std::chrono::milliseconds time{20'000};  // by the clock on the wall
    std::chrono::seconds cpu{15};
    std::size_t memory = 1UL << 30;   // bytes of address space
    std::size_t output = 64UL << 20;  // bytes taken from stdout
    bool offline = false;  // without a network, where the kernel lets one be taken away
};

enum class End { exited, killed, timed_out, too_much };  // killed: by a signal, also a CPU limit

struct Outcome {
    End end = End::exited;
    int status = 0;  // exit status, or the signal when killed
    Bytes out;
    std::string errors;  // first 16 KiB of stderr; for the log

    bool good() const { return end == End::exited && status == 0; }
};

// argv[0] is a bare name looked up in /usr/local/bin, /usr/bin, /bin, or an absolute path. `in` is
// the child's stdin, a seekable file. The child works in "/", sees no other open file and an
// environment of PATH, LANG=C.UTF-8 and TMPDIR. Throws Error(unavailable, "core.child.away",
// {program}) when the program cannot be started. `behind` follows `in`, which need not be copied for it.
Outcome run(const std::vector<std::string>& argv, ByteView in, const Limits& limits = {}, ByteView behind = {});

}  // namespace core::child
