// SPDX-License-Identifier: Apache-2.0
// Judging a file in a process of its own under limits (the program naskah-judge beside the binary), so
// that a file built to exhaust or crash the reader ends in a verdict and takes nothing of ours with it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>

#include "signing/service/memory.h"
#include "signing/service/question.h"

namespace signing {

struct ApartLimits {
    std::size_t memory = memory_of::judge;              // octets of private memory
    std::chrono::milliseconds time{28'000};          // by the clock on the wall
    int at_once = 3;                                 // judges of this house
    std::chrono::milliseconds wait{5'000};           // for one of them to end
};

// Beside the running binary, or in lib/naskah next to its folder.
std::filesystem::path judge_program();

class Apart {
  public:
    explicit Apart(ApartLimits limits = {}, std::filesystem::path program = judge_program())
        : limits_(limits), program_(std::move(program)) {}

    // The report of a file too complex when the judge does not live to answer. Throws
    // Error(unavailable): "signing.error.judges_busy" when all are at work for too long, "core.child.away"
    // when the program is not there.
    Judgement judge(core::ByteView pdf, const Question& question, std::chrono::milliseconds time);
    // Of a file the judge opens itself; one that cannot be opened has a report that says so.
    Judgement judge_file(const std::string& file, const Question& question, std::chrono::milliseconds time);
    // Throws as judge does when the program is not there.
    void check() const;
    const ApartLimits& limits() const { return limits_; }

  private:
    Judgement run(std::vector<std::string> argv, core::ByteView pdf, const Question& question,
                  std::chrono::milliseconds time);

    ApartLimits limits_;
    std::filesystem::path program_;
    std::mutex mutex_;
    std::condition_variable ended_;
    int running_ = 0;
};

}  // namespace signing
