// SPDX-License-Identifier: Apache-2.0
#include "core/base/child.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "core/base/descriptor.h"
#include "core/base/error.h"

namespace core::child {
namespace {

constexpr std::size_t most_errors = 16 << 10;

class Handle {
  public:
    explicit Handle(int number = -1) : number_(number) {}
    Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Handle() { close(); }

    int get() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

  private:
    int number_;
};

[[noreturn]] void away(const std::string& program) {
    throw Error(Code::unavailable, "core.child.away", {{"program", program}});
}

struct Pipe {
    Handle read, write;
};

Pipe make_pipe(const std::string& program) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) away(program);
    return {Handle(ends[0]), Handle(ends[1])};
}

std::string find_program(const std::string& name) {
    if (name.find('/') != name.npos) return name;
    for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"})
        if (::access((folder + name).c_str(), X_OK) == 0) return folder + name;
    away(name);
}

Handle file_of(ByteView in, ByteView behind, const std::string& program) {
    Handle file(::memfd_create("in", MFD_CLOEXEC));
    if (file.get() < 0 || !write_all(file.get(), in) || !write_all(file.get(), behind) || ::lseek(file.get(), 0, SEEK_SET) != 0) away(program);
    return file;
}

void limit(int resource, rlim_t soft, rlim_t hard) {
    const rlimit value{soft, hard};
    ::setrlimit(static_cast<__rlimit_resource_t>(resource), &value);
}

struct Start {
    const char* program;
    char* const* argv;
    char* const* environment;
    int in, out, errors, report;
    Limits limits;
};

// Between fork and exec: only async-signal-safe calls, for other threads may hold locks.
[[noreturn]] void become(const Start& start) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    const auto cpu = static_cast<rlim_t>(start.limits.cpu.count());
    limit(RLIMIT_CPU, cpu, cpu + 1);
    limit(RLIMIT_AS, start.limits.memory, start.limits.memory);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_NOFILE, 64, 64);
    limit(RLIMIT_FSIZE, 512UL << 20, 512UL << 20);
    if (::chdir("/") != 0) ::_exit(127);
    if (start.limits.offline && ::unshare(CLONE_NEWNET) != 0) (void)::unshare(CLONE_NEWUSER | CLONE_NEWNET);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    // The report handle goes to 3 so that everything above can be closed at once.
    const bool ready = ::dup2(start.in, 0) == 0 && ::dup2(start.out, 1) == 1 &&
                       ::dup2(start.errors, 2) == 2 && ::dup3(start.report, 3, O_CLOEXEC) == 3 &&
                       ::close_range(4, ~0U, 0) == 0;
    if (ready) ::execve(start.program, start.argv, start.environment);
    const int reason = errno;
    [[maybe_unused]] const ssize_t told = ::write(ready ? 3 : start.report, &reason, sizeof reason);
    ::_exit(127);
}

// Keeps the numbers 0 to 3 free in this process, so that no handle is overwritten by dup2.
Handle raised(Handle handle, const std::string& program) {
    Handle higher(::fcntl(handle.get(), F_DUPFD_CLOEXEC, 10));
    if (higher.get() < 0) away(program);
    return higher;
}

using Clock = std::chrono::steady_clock;

// Reads both pipes to their end; tells why it stopped early.
End drain(Handle& out, Handle& errors, const Limits& limits, Outcome& outcome) {
    const auto deadline = Clock::now() + limits.time;
    std::array<std::uint8_t, 65536> buffer{};
    while (out.get() >= 0 || errors.get() >= 0) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return End::timed_out;
        std::array<pollfd, 2> wait{pollfd{out.get(), POLLIN, 0}, pollfd{errors.get(), POLLIN, 0}};
        if (::poll(wait.data(), wait.size(), static_cast<int>(left)) < 0 && errno != EINTR)
            return End::timed_out;
        for (std::size_t i = 0; i < wait.size(); ++i) {
            if (wait[i].revents == 0) continue;
            const ssize_t got = ::read(wait[i].fd, buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR) continue;
            const auto count = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
            if (count == 0) (i == 0 ? out : errors).close();
            if (i == 0) {
                if (outcome.out.size() + count > limits.output) return End::too_much;
                outcome.out.insert(outcome.out.end(), buffer.begin(),
                                   buffer.begin() + static_cast<std::ptrdiff_t>(count));
            } else if (outcome.errors.size() < most_errors) {
                outcome.errors.append(reinterpret_cast<const char*>(buffer.data()),
                                      std::min(count, most_errors - outcome.errors.size()));
            }
        }
    }
    return End::exited;
}

// The child may close its pipes and live on: it gets the rest of its time, then is killed.
int reap(pid_t pid, End end, Clock::time_point deadline, bool& late) {
    int status = 0;
    if (end != End::exited) ::kill(-pid, SIGKILL);
    for (;;) {
        const pid_t got = ::waitpid(pid, &status, end == End::exited ? WNOHANG : 0);
        if (got == pid || (got < 0 && errno != EINTR)) break;
        if (got == 0 && Clock::now() >= deadline) {
            late = true;
            end = End::timed_out;
            ::kill(-pid, SIGKILL);
        } else if (got == 0) {
            ::usleep(500);
        }
    }
    ::kill(-pid, SIGKILL);  // its own children, if any
    return status;
}

}  // namespace

Outcome run(const std::vector<std::string>& argv, ByteView in, const Limits& limits, ByteView behind) {
    const std::string program = find_program(argv.at(0));
    std::vector<char*> words;
    for (const std::string& word : argv) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    const char* temporary = std::getenv("TMPDIR");
    std::array<std::string, 3> settings{"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
                                        "TMPDIR=" + std::string(temporary ? temporary : "/tmp")};
    std::array<char*, 4> environment{settings[0].data(), settings[1].data(), settings[2].data(),
                                     nullptr};

    const Handle file = raised(file_of(in, behind, program), program);
    Pipe out = make_pipe(program), errors = make_pipe(program), report = make_pipe(program);
    out.write = raised(std::move(out.write), program);
    errors.write = raised(std::move(errors.write), program);
    report.write = raised(std::move(report.write), program);
    const Start start{program.c_str(), words.data(),       environment.data(), file.get(),
                      out.write.get(), errors.write.get(), report.write.get(), limits};
    const auto deadline = Clock::now() + limits.time;
    const pid_t pid = ::fork();
    if (pid < 0) away(argv[0]);
    if (pid == 0) become(start);
    out.write.close();
    errors.write.close();
    report.write.close();
    int reason = 0;
    const bool failed = ::read(report.read.get(), &reason, sizeof reason) > 0;

    Outcome outcome;
    outcome.end = failed ? End::exited : drain(out.read, errors.read, limits, outcome);
    bool late = false;
    const int status = reap(pid, outcome.end, deadline, late);
    if (failed) away(argv[0]);
    if (late) outcome.end = End::timed_out;
    outcome.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    if (outcome.end == End::exited && WIFSIGNALED(status)) outcome.end = End::killed;
    return outcome;
}

}  // namespace core::child
