// SPDX-License-Identifier: Apache-2.0
// How much memory a server takes above what it has at rest: that of the city, or another.
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

    static std::size_t status(const Server& of, const std::string& name) {
        std::ifstream file("/proc/" + std::to_string(of.pid()) + "/status");
        for (std::string line; std::getline(file, line);)
            if (line.starts_with(name + ":")) return std::stoul(line.substr(name.size() + 1)) * 1024;
        return 0;
    }

    // What came before has been given back when nothing moves any more.
    static std::size_t at_rest(const Server& of) {
        std::size_t before = 0, now = status(of, "VmRSS");
        for (int tries = 0; tries < 100 && before != now; ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            before = std::exchange(now, status(of, "VmRSS"));
        }
        return now;
    }

    template <class Act>
    std::size_t peak(Act act) const { return peak_of(*server_, act); }
    template <class Act>
    static std::size_t peak_of(const Server& of, Act act) {
        const std::size_t before = at_rest(of);
        std::ofstream("/proc/" + std::to_string(of.pid()) + "/clear_refs") << "5";   // the peak begins anew
        EXPECT_LT(status(of, "VmHWM"), before + megabyte) << "the peak cannot be counted from here";
        act();
        return status(of, "VmHWM") - std::min(status(of, "VmHWM"), before);
    }
};

}  // namespace tests
