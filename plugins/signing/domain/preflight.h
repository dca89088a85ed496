// SPDX-License-Identifier: Apache-2.0
// What is looked at before a passphrase is asked for: each finding has its name, and where it stops the
// signature it says how to mend it.
#pragma once

#include <algorithm>

#include "signing/signing.h"

namespace signing {

struct Finding {
    // turn: whose turn, on what content. reading: what must be read was opened by him. mandate: in whose name. placeholders: what the sheet still lacks.
    // provider: the keeper of the key answers. certificate: valid now and long enough. timestamps: their service
    // answers. clock, space: of the server.
    enum class About { turn, reading, mandate, placeholders, provider, certificate, timestamps, clock, space };
    enum class State { good, warning, stop };
    About about = About::turn;
    State state = State::good;
    std::string key;      // word key of the sentence
    core::Args args;
};

inline std::string_view name(Finding::About about) {
    switch (about) {
        case Finding::About::turn: return "turn";
        case Finding::About::reading: return "reading";
        case Finding::About::mandate: return "mandate";
        case Finding::About::placeholders: return "placeholders";
        case Finding::About::provider: return "provider";
        case Finding::About::certificate: return "certificate";
        case Finding::About::timestamps: return "timestamps";
        case Finding::About::clock: return "clock";
        case Finding::About::space: return "space";
    }
    return "";
}

inline std::string_view name(Finding::State state) {
    return state == Finding::State::good ? "good" : state == Finding::State::warning ? "warning" : "stop";
}

struct Preflight {
    std::vector<Finding> findings;
    bool clear() const {
        return std::none_of(findings.begin(), findings.end(),
                            [](const Finding& each) { return each.state == Finding::State::stop; });
    }
};

// A certificate that ends sooner is told beforehand.
constexpr std::chrono::hours certificate_warning{30 * 24};
// One that ends while a letter is made would be worth nothing.
constexpr std::chrono::minutes certificate_least{10};
// A clock this far before the last signature was set back.
constexpr std::chrono::minutes clock_back{5};
constexpr std::uintmax_t least_space = 64u << 20, scarce_space = 512u << 20;

// `from`, `until`: of the certificate.
Finding judge_certificate(core::Instant from, core::Instant until, core::Instant now, core::Zone zone);
Finding judge_clock(std::optional<core::Instant> last_signature, core::Instant now);
Finding judge_space(std::uintmax_t free_bytes);

}  // namespace signing
