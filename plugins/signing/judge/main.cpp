// SPDX-License-Identifier: Apache-2.0
// naskah-judge MEMORY MILLISECONDS [FILE]: judges one PDF and ends. Started by the server and by naskah
// verify (service/apart); the question comes on the input, behind the PDF where no FILE is named.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <new>
#include <optional>

#include "signing/check/rules.h"
#include "signing/service/question.h"
#include "signing/service/second_look.h"

namespace {

using core::ByteView;

// A file as memory, without a copy: what is not looked at takes no room. Unmapped with the process.
std::optional<ByteView> mapped(int file) {
    struct stat facts{};
    if (file < 0 || ::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
    const auto size = static_cast<std::size_t>(facts.st_size);
    if (size == 0) return ByteView();
    void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED) return std::nullopt;
    return ByteView(static_cast<const std::uint8_t*>(at), size);
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
    const std::optional<ByteView> input = mapped(0);
    if (!input) return 66;
    Unpacked asked = unpacked(*input);
    check::Report report;
    const std::optional<ByteView> named =
        argc == 4 ? mapped(::open(argv[3], O_RDONLY | O_CLOEXEC | O_NONBLOCK)) : asked.pdf;
    if (named) {
        report = check::inspect(*named, asked.question.anchors, asked.question.at);
        if (asked.question.second_look) second_look(*named, report, until);
    } else {
        report = check::unreadable(check::Indication::indeterminate, "signing.verdict.no_file");
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
