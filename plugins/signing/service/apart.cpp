// SPDX-License-Identifier: Apache-2.0
#include "signing/service/apart.h"

#include <unistd.h>

#include "core/base/child.h"
#include "core/base/error.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr std::size_t most_answer = 16u << 20;
// The judge limits its private memory itself; this holds mapped files and libraries, too.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t address_space = ~std::size_t{0};
#else
constexpr std::size_t address_space = 2UL << 30;
#endif

// Not answered in time, out of memory, or crashed.
Judgement too_complex() {
    return {check::to_json(check::unreadable(check::Indication::indeterminate, "signing.verdict.too_complex")), {}};
}

class RunningPlace {
  public:
    RunningPlace(std::mutex& mutex, std::condition_variable& ended, int& running, int most, milliseconds wait)
        : mutex_(mutex), ended_(ended), running_(running) {
        std::unique_lock lock(mutex_);
        if (!ended_.wait_for(lock, wait, [&] { return running_ < most; }))
            throw core::Error(core::Code::unavailable, "signing.error.judges_busy");
        ++running_;
    }
    RunningPlace(const RunningPlace&) = delete;
    ~RunningPlace() {
        {
            const std::lock_guard lock(mutex_);
            --running_;
        }
        ended_.notify_one();
    }

  private:
    std::mutex& mutex_;
    std::condition_variable& ended_;
    int& running_;
};

}  // namespace

fs::path judge_program() {
    std::error_code fault;
    const fs::path folder = fs::read_symlink("/proc/self/exe", fault).parent_path();
    const fs::path beside = folder / "naskah-judge", library = folder.parent_path() / "lib/naskah/naskah-judge";
    return fs::exists(beside, fault) || !fs::exists(library, fault) ? beside : library;
}

void Apart::check() const {
    if (::access(program_.c_str(), X_OK) != 0)
        throw core::Error(core::Code::unavailable, "core.child.away", {{"program", program_.string()}});
}

Judgement Apart::run(std::vector<std::string> argv, core::ByteView pdf, const Question& question, milliseconds time) {
    check();
    argv.insert(argv.begin(), {program_.string(), std::to_string(limits_.memory), std::to_string(time.count())});
    const RunningPlace place(mutex_, ended_, running_, limits_.at_once, limits_.wait);
    const core::child::Limits limits{.time = time,
                                     .cpu = std::chrono::ceil<std::chrono::seconds>(time),
                                     .memory = address_space,
                                     .output = most_answer,
                                     .offline = true};
    const core::child::Outcome outcome = core::child::run(argv, pdf, limits, packed(question));
    if (!outcome.good()) return too_complex();
    try {
        return judgement_of(core::json::parse(core::chars(outcome.out), most_answer));
    } catch (const std::exception&) {
        return too_complex();
    }
}

Judgement Apart::judge(core::ByteView pdf, const Question& question, milliseconds time) {
    return run({}, pdf, question, time);
}

Judgement Apart::judge_file(const std::string& file, const Question& question, milliseconds time) {
    std::error_code fault;
    const fs::path whole = fs::absolute(file, fault);
    return run({fault ? file : whole.string()}, {}, question, time);
}

}  // namespace signing
