// SPDX-License-Identifier: Apache-2.0
// What may be said outside Naskah. Counts, the words of the kinds, and a link; the title of a letter only when it is
// of ordinary access. Of limited, secret and top secret letters it is said that one waits, and no more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/domain/kind.h"

namespace notify {

struct Waiting {
    std::string word;               // word key of the kind
    std::int64_t count = 0;
};

// As told to one person; sentences and addresses are put in by whoever has the words.
struct Telling {
    struct Line {
        std::string word;           // of the kind
        std::string title;          // "" where it may not be told
        std::string link;           // a path of ours
    };
    std::int64_t count = 0;         // all that waits unread
    std::vector<Waiting> kinds;     // of a digest, most first
    std::optional<Line> line;       // of a message about one thing
    std::string list = "/notices";
};

// One unread notice with what its owner says of it.
struct Told {
    const Kind* kind = nullptr;
    Described described;
    std::string link;               // the notice's own, or its object's
};

Telling tell_of(const Told& one);
Telling tell_of(const std::vector<Told>& all);

}  // namespace notify
