// SPDX-License-Identifier: Apache-2.0
// A file of the house and how it was last found; the trees that vouch for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace integrity {

enum class State { good, damaged, missing, gone };
std::string_view name(State state);   // "good" ... as stored and as in the API
State state_named(std::string_view text);

struct Object {
    core::Digest digest;
    std::uint64_t bytes = 0;
    core::Instant seen, checked;
    State state = State::good;
    std::optional<core::Instant> found;      // when it was found damaged or missing, or was destroyed
    std::optional<std::int64_t> tree, place;
};

struct TreeRow {
    std::int64_t number = 0;
    core::Instant made;
    std::int64_t leaves = 0;
    core::Digest root;
    std::optional<std::int64_t> audit_number;   // the head of the trail that is its first leaf
    std::optional<core::Digest> audit_hash;
    core::Bytes token;                          // empty until it is stamped
    std::optional<core::Instant> stamped, ends;
    std::string authority;
    std::optional<std::int64_t> renewed_in, renewed_place;
};

// A tree that does not agree: it is gone; the entry it vouches for is another now; its leaves do not lead to its root;
// its token is not over the root, of nobody trusted or taken away; its certificate ended unrenewed.
struct TreeFault {
    enum class Why { missing, entry, root, token, ended };
    std::int64_t tree = 0;
    Why why = Why::entry;
    std::optional<std::int64_t> entry;
    core::Instant found;
    // Nobody did it: the stamp can prove nothing more, and contradicts nothing.
    bool lapsed() const { return why == Why::ended; }
};
struct FaultCount {
    std::int64_t tampered = 0, lapsed = 0;
    std::int64_t all() const { return tampered + lapsed; }
};
std::string_view name(TreeFault::Why why);
TreeFault::Why why_named(std::string_view text);

// How it stands with all of them.
struct Overview {
    std::int64_t files = 0, bytes = 0;          // without those destroyed lawfully
    std::int64_t ill = 0;                       // damaged or missing
    std::int64_t waiting = 0;                   // in no tree yet
    std::int64_t unstamped = 0;                 // trees without a timestamp
    std::optional<core::Instant> oldest;        // when that was read which waited longest
    std::optional<core::Instant> stamped;       // the last timestamp
};

// As far as it is known: found, read, proved.
struct Look {
    State state = State::good;
    core::Instant checked{};                 // 0: never read
    std::optional<core::Instant> stamped;    // its tree; none: it is in no stamped one yet
};

}  // namespace integrity
