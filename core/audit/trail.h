// SPDX-License-Identifier: Apache-2.0
// The trail of acts: append only, each entry carrying the hash of the one before, so that a change
// anywhere shows. Entries are written in the unit of the act itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/base/json.h"
#include "core/db/db.h"

namespace core {
struct Context;
}

namespace core::audit {

struct Entry {
    std::int64_t number = 0;    // 1, 2, 3 ... without gaps
    Instant at;
    std::string act;            // "letters.submitted"
    std::string object;         // "letter:0193..."
    std::string person;         // id of the person, or "" for the system
    std::string position;       // id of the position acted for; in a lent seat data.in_own_seat is the own one
    std::string person_name;    // as they were named then
    std::string position_name;
    std::string origin;         // address the request came from, request id
    Json data;                  // what changed; never a secret
    Digest previous;
    Digest hash;
};

// Takes the last number and hash under the unit's lock.
void append(db::Tx& tx, const Context& ctx, std::string_view act, std::string_view object,
            const Json& data = Json::object());

// The last of the trail, which by its hash stands for all before it; nothing of an empty one.
struct Head {
    std::int64_t number = 0;
    Digest hash;
};
std::optional<Head> head(db::Tx& tx);

struct Broken {
    std::int64_t number = 0;
    std::string why;  // "hash", "previous", "gap"
};
// The first entry that does not fit, or nullopt when the whole chain holds.
std::optional<Broken> verify(db::Db& db);
// Acts upon it, oldest first; readings are not among them.
std::vector<Entry> of(db::Tx& tx, std::string_view object);

// Somebody has had a record of a secret class before him. `what` of it: "page", "file", "evidence". Of the same
// person in the same seat once in ten minutes, for a page asks for its pictures one by one. Jobs read nothing.
void note_reading(db::Db& db, const Context& ctx, std::string_view object, std::string_view what);
// Of all that stands on one list, in one unit.
void note_readings(db::Db& db, const Context& ctx, const std::vector<std::string>& objects, std::string_view what);
std::vector<Entry> readings(db::Tx& tx, std::string_view object);   // newest first, at most 500
Json readings_json(const std::vector<Entry>& all);                  // [{at, person, position, what}]

}  // namespace core::audit
