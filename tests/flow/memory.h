// SPDX-License-Identifier: Apache-2.0
// How much memory the server takes above what it has at rest.
#pragma once

#include <fstream>
#include <thread>
#include <utility>

#include "tests/flow/flow.h"

namespace tests {

inline constexpr std::size_t megabyte = 1u << 20;

class MemoryFlow : public Flow {
  protected:
    void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        GTEST_SKIP() << "sanitizers keep memory of their own";
#endif
        Flow::SetUp();
    }

    std::size_t status(const std::string& name) const {
        std::ifstream file("/proc/" + std::to_string(server_->pid()) + "/status");
        for (std::string line; std::getline(file, line);)
            if (line.starts_with(name + ":")) return std::stoul(line.substr(name.size() + 1)) * 1024;
        return 0;
    }

    // What came before has been given back when nothing moves any more.
    std::size_t at_rest() const {
        std::size_t before = 0, now = status("VmRSS");
        for (int tries = 0; tries < 100 && before != now; ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            before = std::exchange(now, status("VmRSS"));
        }
        return now;
    }

    template <class Act>
    std::size_t peak(Act act) const {
        const std::size_t before = at_rest();
        std::ofstream("/proc/" + std::to_string(server_->pid()) + "/clear_refs") << "5";   // the peak begins anew
        EXPECT_LT(status("VmHWM"), before + megabyte) << "the peak cannot be counted from here";
        act();
        return status("VmHWM") - std::min(status("VmHWM"), before);
    }
};

}  // namespace tests
