// SPDX-License-Identifier: Apache-2.0
// Clients that ask the same thing over connections kept open, each as soon as it has its answer.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace bench {

struct Answered {
    std::vector<double> ms;  // of every request
    double seconds = 0;      // of the clock, all clients together

    double rate() const { return static_cast<double>(ms.size()) / seconds; }
};

// `request` is the whole text of a request without a body. Throws when an answer is not 200.
Answered load(int port, const std::string& request, int clients, std::chrono::milliseconds span);

}  // namespace bench
