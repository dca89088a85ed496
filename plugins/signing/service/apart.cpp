// SPDX-License-Identifier: Apache-2.0
#include "signing/service/apart.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "signing/check/report.h"

namespace signing {
namespace {

using core::Json;

constexpr std::size_t most_answer = 16u << 20;

Json unreadable(const char* key) {
    return check::to_json(check::unreadable(check::Indication::indeterminate, key));
}

// Not answered in time, out of memory, or crashed.
Json too_complex() {
    return unreadable("signing.verdict.too_complex");
}

// The file as memory, without a copy: what is not looked at takes no room.
class Mapped {
  public:
    explicit Mapped(const std::string& file) {
        const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (fd < 0) return;
        struct stat facts{};
        if (::fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode)) {
            size_ = static_cast<std::size_t>(facts.st_size);
            good_ = true;
            if (size_ > 0) at_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
            good_ = at_ != MAP_FAILED;
        }
        ::close(fd);
    }
    bool good() const { return good_; }
    core::ByteView bytes() const { return {static_cast<const std::uint8_t*>(at_), size_}; }

  private:
    void* at_ = nullptr;   // unmapped with the process
    std::size_t size_ = 0;
    bool good_ = false;
};

void limit(const ApartLimits& limits) {
    const rlimit memory{limits.memory, limits.memory}, cpu{limits.seconds, limits.seconds + 1}, none{0, 0};
    ::setrlimit(RLIMIT_DATA, &memory);
    ::setrlimit(RLIMIT_CPU, &cpu);
    ::setrlimit(RLIMIT_CORE, &none);
    ::setrlimit(RLIMIT_FSIZE, &none);
    std::signal(SIGALRM, SIG_DFL);
    ::alarm(limits.seconds);
}

bool write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t wrote = ::write(fd, text.data(), text.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return true;
}

[[noreturn]] void answer(int fd, const std::string& file, const std::function<Json(core::ByteView)>& judge,
                         const ApartLimits& limits) noexcept {
    bool told = false;
    try {
        limit(limits);
        const Mapped mapped(file);
        told = write_all(fd, (mapped.good() ? judge(mapped.bytes()) : unreadable("signing.verdict.no_file")).dump());
    } catch (...) {
    }
    ::_exit(told ? 0 : 1);
}

std::string read_all(int fd) {
    std::string out;
    std::array<char, 65536> part{};
    for (;;) {
        const ssize_t got = ::read(fd, part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 || out.size() > most_answer) return out;
        out.append(part.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

Json judge_apart(const std::string& file, const std::function<Json(core::ByteView)>& judge,
                 const ApartLimits& limits) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return too_complex();
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::close(ends[0]);
        answer(ends[1], file, judge, limits);
    }
    ::close(ends[1]);
    const std::string said = pid > 0 ? read_all(ends[0]) : std::string();
    ::close(ends[0]);
    int status = 1;
    while (pid > 0 && ::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (status != 0) return too_complex();
    Json report = Json::parse(said, nullptr, false);
    return report.is_object() ? report : too_complex();
}

}  // namespace signing
