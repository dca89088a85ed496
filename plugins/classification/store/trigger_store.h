// SPDX-License-Identifier: Apache-2.0
// Trigger phrases by edition of the schedule.
#pragma once

#include "classification/domain/import.h"
#include "classification/domain/phrases.h"
#include "core/db/db.h"

namespace classification::store {

// Read after its edition was published.
struct Reading {
    std::string phrase;
    Triggers triggers;
    std::string reason;
    core::Instant at{};
    std::string by;
};
std::vector<Reading> readings(core::db::Tx& tx, std::string_view version);   // oldest first
// False when the phrase is read already.
bool add(core::db::Tx& tx, std::string_view version, const Reading& reading);
std::map<std::string, Triggers> phrases(core::db::Tx& tx, std::string_view version);   // without those read later

// None when nobody has told yet how the phrase is read.
Triggers triggers(core::db::Tx& tx, std::string_view version, std::string_view phrase);
// Of all editions, by name: each event once for whatever it is told of, as the newest that knows it reads it.
std::vector<Trigger> known_triggers(core::db::Tx& tx);
std::map<std::string, Triggers> known_phrases(core::db::Tx& tx, std::string_view version);   // those read later, too
// In a draft, in place of what the phrase was read as before.
void put(core::db::Tx& tx, std::string_view version, const PhraseRow& row);
// The words of rules nobody has told the reading of, most used first, and how many rules have them.
struct Unread {
    std::string phrase;
    std::int64_t rules = 0;
};
std::vector<Unread> unread(core::db::Tx& tx, std::string_view version);

}  // namespace classification::store
