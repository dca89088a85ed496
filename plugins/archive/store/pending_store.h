// SPDX-License-Identifier: Apache-2.0
// Finished letters that no dossier holds yet.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive::store {

struct Pending {
    std::string subject;
    core::UnitId unit;
    std::string number;
    core::Date date{};
    std::string title;
    AccessClass access = AccessClass::ordinary;
    core::Instant finished{};
    std::optional<letters::Newer> newer{};   // the cabinet fills it in
};

// Told twice, kept once. `readers` matter for restricted letters only.
void add(core::db::Tx& tx, const Pending& pending, const Readers& readers);
void drop(core::db::Tx& tx, std::string_view subject, core::UnitId unit);
// What waited for the one waits for the other.
void pass_pending(core::db::Tx& tx, std::string_view subject, core::UnitId from, core::UnitId to);
// Letters that wait in any of those units, with it.
std::vector<std::pair<std::string, core::UnitId>> pending_of(core::db::Tx& tx, const std::vector<core::UnitId>& units);
std::vector<core::UnitId> pending_in(core::db::Tx& tx, std::string_view subject);   // where it waits
// Another class, and who of all those units may know of it now.
void reclassify(core::db::Tx& tx, std::string_view subject, AccessClass access, const Readers& readers);
// Of before readers were kept by office.
std::vector<std::string> awaited_before(core::db::Tx& tx, int limit);
void forget_before(core::db::Tx& tx, std::string_view subject);
// What is asked of those that wait.
struct Queue {
    std::string words = {};       // part of a title or a number; "" = all
    bool newest_first = false;    // the oldest otherwise
    std::string after = {};       // where the page before ended: place_of its last one, which may be filed by now
    int limit = 50;
};
std::string place_of(const Pending& pending);
// Throws Error(invalid) naming "after".
std::vector<Pending> pending(core::db::Tx& tx, const Sight& sight, const Queue& queue);
struct Waiting {
    core::UnitId unit;
    std::int64_t letters = 0;
    core::Instant oldest{};
};
std::vector<Waiting> waiting(core::db::Tx& tx, const Sight& sight);   // the longest first
// The same of all units, for who oversees them: of others what keepers of an archive know of, none that is secret.
std::vector<Waiting> waiting_everywhere(core::db::Tx& tx, const Sight& sight);
std::int64_t count_pending(core::db::Tx& tx, const Sight& sight, const Queue& queue = {});   // whatever its page

}  // namespace archive::store
