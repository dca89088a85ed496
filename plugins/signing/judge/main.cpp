// SPDX-License-Identifier: Apache-2.0
// naskah-judge MEMORY MILLISECONDS [FILE]: judges one PDF and ends. Started by the server and by naskah
// verify (service/apart); the question comes on the input, behind the PDF where no FILE is named.
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <new>

#include "core/base/error.h"
#include "signing/check/rules.h"
#include "signing/pades/file.h"
#include "signing/service/memory.h"
#include "signing/service/question.h"
#include "signing/service/second_look.h"

namespace {

using signing::pades::Mapped;

// Not there, a folder, a pipe: nothing to judge.
std::unique_ptr<const Mapped> mapped(const char* file) {
    try {
        return std::make_unique<const Mapped>(file);
    } catch (const core::Error&) {
        return nullptr;
    }
}

int judge(int argc, char** argv) {
    using namespace signing;
    if (argc < 3 || argc > 4) return 64;
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(std::atoll(argv[2]));
#if !defined(__SANITIZE_ADDRESS__)
    const rlimit memory{std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[1], nullptr, 10)};
    ::setrlimit(RLIMIT_DATA, &memory);
#endif
    // Readers take a failed allocation for a damaged file; of what has no room nothing is said.
    std::set_new_handler([] { ::_exit(71); });
    const auto input = mapped("/proc/self/fd/0");
    if (!input) return 66;
    const Unpacked asked = unpacked(input->bytes());
    const auto named = argc == 4 ? mapped(argv[3]) : nullptr;
    check::Report report;
    if (argc == 4 && !named) {
        report = check::unreadable(check::Indication::indeterminate, "signing.verdict.no_file");
    } else {
        const core::ByteView pdf = named ? named->bytes() : asked.pdf;
        report = pdf.size() > memory_of::file
                     ? check::unreadable(check::Indication::indeterminate, "signing.verdict.too_large")
                     : check::inspect(pdf, asked.question.anchors, asked.question.at);
        if (asked.question.second_look) second_look(pdf, report, until);
    }
    std::cout << answer_of(report).dump() << std::flush;
    return std::cout.good() ? 0 : 74;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return judge(argc, argv);
    } catch (const std::exception&) {
        return 70;
    }
}
