// SPDX-License-Identifier: Apache-2.0
// What a newer edition of the schedule says otherwise than what is applied to closed dossiers: seen beforehand,
// dossier by dossier; nothing is shortened unless somebody adopts it with a reason (archive.md I15).
#pragma once

#include "archive/service/cabinet.h"

namespace archive {

// The first that holds, the gravest first.
enum class Change { gone, fate, trigger, shorter, longer, exception, other };
constexpr std::array all_changes{Change::gone,   Change::fate,      Change::trigger, Change::shorter,
                                 Change::longer, Change::exception, Change::other};
std::string_view name(Change change);
// Nothing where the newer one says the same.
std::optional<Change> change_of(const std::optional<Rule>& applied, const std::optional<Rule>& found);

struct Differing {
    Dossier dossier;
    std::optional<Rule> found;
    Change change = Change::other;
    std::optional<store::Wound> was, would;   // the clock as kept, and by the newer rule
    bool by_itself = false;                   // the nightly job adopts it: it keeps at least as long
};

struct Differences {
    std::vector<std::pair<Change, std::int64_t>> counts;
    std::vector<Differing> all;   // at most `most_differing`
    bool more = false;
};
constexpr std::size_t most_differing = 300;

class Changes {
  public:
    Changes(core::db::Db& db, Cabinet& cabinet, Subjects& subjects) : db_(db), cabinet_(cabinet), subjects_(subjects) {}
    Differences list(const core::Context& ctx);

  private:
    core::db::Db& db_;
    Cabinet& cabinet_;
    Subjects& subjects_;
};

}  // namespace archive
